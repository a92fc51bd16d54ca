"""What the columns of a table of contacts are called in Chinese, English and Spanish, and by other programs."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

FIELDS = (
    "name", "family", "given", "other_name", "client", "code", "title", "role", "phone", "email", "birthday",
    "address", "notes",
)  # fmt: skip
MANY = frozenset({"phone", "email", "notes"})  # several columns may hold them

_NAMES: Mapping[str, str] = {
    "name": "name|full name|contact|contact name|contact person|display name|person|fn|nombre completo|contacto"
    "|persona de contacto|nombre y apellidos|姓名|名字|联系人|联系人姓名|客户联系人|显示名称",
    "family": "last name|surname|family name|apellido|apellidos|姓|姓氏",
    "given": "first name|given name|nombre|nombre de pila|名",
    "other_name": "nickname|second name|other name|name in the second script|english name|chinese name|pinyin"
    "|apodo|alias|otro nombre|英文名|英文姓名|昵称|拼音|外文名|中文名",
    "client": "client|company|company name|organization|organisation|organization name|organization 1 name|employer"
    "|account|account name|customer|firm|cliente|empresa|compania|organizacion|razon social|公司|公司名称|单位"
    "|工作单位|单位名称|客户|客户名称|企业|企业名称|组织",
    "code": "code|client code|client no|client number|codigo|codigo de cliente|客户代码|客户编号|代码|编号",
    "title": "title|job title|position|organization title|organization 1 title|cargo|puesto|titulo|职位|职务|头衔|岗位",
    "role": "role|function|funcion|rol|角色|职责",
    "phone": "phone|telephone|tel|mobile|mobile phone|cell|cell phone|cellphone|phone number|mobile number|work phone"
    "|business phone|home phone|primary phone|other phone|business phone 2|home phone 2|company main phone"
    "|phone 1 value|phone 2 value|phone 3 value|phone 4 value|telefono|telefono movil|movil|celular|tel movil"
    "|telefono de trabajo|telefono del trabajo|telefono fijo|fijo"
    "|手机|手机号|手机号码|移动电话|电话|电话号码|联系电话|联系方式|办公电话"
    "|座机|固定电话|固话"
    "|单位电话|工作电话|公司电话",
    "email": "email|e mail|mail|email address|e mail address|e mail 1 value|e mail 2 value|e mail 2 address"
    "|e mail 3 address|correo|correo electronico|correo e|邮箱|电子邮箱|电子邮件|邮件|邮件地址|电子邮件地址|邮箱地址",
    "birthday": "birthday|birth date|date of birth|dob|born|cumpleanos|fecha de nacimiento|nacimiento"
    "|生日|出生日期|出生年月日|出生年月",
    "address": "address|business address|work address|street|business street|address 1 formatted|direccion|domicilio"
    "|地址|公司地址|单位地址|联系地址|通讯地址",
    "notes": "notes|note|remark|remarks|comment|comments|tastes|wechat|qq|notas|nota|observaciones|comentarios|gustos"
    "|备注|说明|附注|喜好|微信|微信号|爱好",
}  # fmt: skip
_BY_NAME = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_BEST_PHONE = re.compile(r"mobile|cell|m[oó]vil|celular|手机|移动", re.IGNORECASE)
PHONE = re.compile(r"^[+(（]?[\d][\d\s().（）/+–-]{5,}(?:\s*(?:ext|x|转|#)\.?\s*\d+)?$", re.IGNORECASE)
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


def field_of(title: str) -> str:
    """What a column of this title holds, "" where nobody knows."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    if not re.search(r"[\u3400-\u9fff]", plain):
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    plain = re.sub(r"\(.*?\)", " ", plain)
    plain = " ".join(re.sub(r"[\W_]+", " ", plain).split())
    found = _BY_NAME.get(plain, "") or _BY_NAME.get(plain.replace(" ", ""), "")
    return found or _BY_NAME.get(re.sub(r"\s*\d+$", "", plain), "")


def is_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first line says what the columns are: it names something, and nobody."""
    first = rows[0] if rows else ()
    told = sum(bool(field_of(cell)) for cell in first)
    filled = sum(bool(cell) for cell in first)
    people = any(PHONE.match(cell) or EMAIL.match(cell) for cell in first)
    return not people and told > 0 and told * 3 >= filled


def columns(rows: Sequence[Sequence[str]], head: bool) -> dict[int, str]:
    """What each column is thought to hold, by its title, else by what stands in it."""
    wide = max(map(len, rows), default=0)
    found: dict[int, str] = {}
    taken: set[str] = set()

    def take(column: int, field: str) -> None:
        if field and (field in MANY or field not in taken):
            found[column] = field
            taken.add(field)

    if head:
        for column, title in enumerate(rows[0]):
            take(column, field_of(title))
    body = rows[1:80] if head else rows[:80]
    for column in range(wide):
        if column not in found and not (head and column < len(rows[0]) and rows[0][column]):
            take(column, _by_content([row[column] for row in body if column < len(row) and row[column]]))
    if not head and not taken & {"name", "family", "given"}:
        _guess_names(found, body, wide)
    if "name" not in taken and "given" in taken and "family" not in taken:
        found = {column: "name" if field == "given" else field for column, field in found.items()}
    return found


def phones_first(table: Sequence[str], found: Mapping[int, str]) -> list[int]:
    """The columns with numbers, mobile ones first."""
    numbers = [column for column, field in found.items() if field == "phone"]
    title = {column: table[column] if column < len(table) else "" for column in numbers}
    return sorted(numbers, key=lambda column: (_BEST_PHONE.search(title[column]) is None, column))


def _by_content(cells: Sequence[str]) -> str:
    if not cells:
        return ""
    for field, shape in (("email", EMAIL), ("phone", PHONE)):
        if sum(shape.match(cell) is not None for cell in cells) * 2 > len(cells):
            return field
    return ""


def _guess_names(found: dict[int, str], body: Sequence[Sequence[str]], wide: int) -> None:
    """Without titles the first column of words is the person, the next one the company."""
    for field in ("name", "client"):
        for column in range(wide):
            words = [row[column] for row in body if column < len(row) and row[column]]
            if column not in found and words and not any(re.search(r"\d", word) for word in words):
                found[column] = field
                break
