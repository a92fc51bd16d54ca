"""The papers of the desk as views: empty, as designed, and overflowing, in the three languages."""

from dataclasses import replace
from datetime import UTC, datetime

from aedesk.papers.desk_paper_view import (
    CleanupView,
    Delivery,
    DiaryLine,
    Given,
    GoalRow,
    GoalsView,
    ItineraryView,
    Label,
    LabelsView,
    Matter,
    MonthSummaryView,
    MonthWeek,
    Owed,
    PlanDay,
    TrayRow,
    WeekPlanView,
)
from tests.papers import samples
from tests.papers.dossier_samples import house

AT = datetime(2026, 3, 12, 9, 41, tzinfo=UTC)
HASH = samples.HASH
DAYS = {"zh": "2026 年 3 月 12 日（星期四）", "en": "Thursday 12 March 2026", "es": "Jueves 12 de marzo de 2026"}
WHO = {"zh": "陈鸢", "en": "Iris Tan", "es": "Iris Tan"}
BOSS = {"zh": "马博", "en": "Bo Marek", "es": "Bo Marek"}

_TRAY = {
    "zh": (("草图意见", "云檐家居 J-0313"), ("格雷伍德印厂报价", "云雀单车 J-0312"), 
           ("便条：铁罐价格", "竹月茶 J-0320"),
           ("已签简报 B-0094", "索尔玛果汁"), ("银行对账单，5 笔待分", "财务"), ("户外媒体春季价目", "多家"),
           ("包装标签新规", "麦港烘焙"), ("展会纪要", "钴蓝涂料")),
    "en": (("Comments on the layout", "Verandine J-0313"), ("Quotation of Greywood printers", "Larkwheel J-0312"),
           ("Note: price of tins", "Moonbamboo J-0320"), ("Signed brief B-0094", "Solmarina Juices"),
           ("Bank statement, 5 entries to sort", "Finance"), ("Spring rates of outdoor media", "several"),
           ("New rules for package labels", "Wheatport Bakery"), ("Notes from the trade fair", "Cobaltine Paints")),
    "es": (("Comentarios al boceto", "Verandine J-0313"), ("Presupuesto de la imprenta Greywood", "Larkwheel J-0312"),
           ("Nota: precio de las latas", "Moonbamboo J-0320"), ("Briefing firmado B-0094", "Solmarina Juices"),
           ("Extracto del banco, 5 apuntes por ordenar", "Finanzas"), ("Tarifas de primavera de exteriores", "varios"),
           ("Nuevas normas de etiquetado", "Wheatport Bakery"), ("Notas de la feria", "Cobaltine Paints")),
}  # fmt: skip
_AGES = (0, 0, 0, 1, 1, 3, 4, 5)


def cleanup(language: str = "zh", **fields: object) -> CleanupView:
    """print_desk_cleanup."""
    rows = tuple(
        TrayRow(title, whose, f"3-{12 - days:02}", days, days >= 3)
        for (title, whose), days in zip(_TRAY[language], _AGES, strict=True)
    )
    desk = {
        "zh": ("E-0147 估价单，第 2 版", "云雀单车 J-0312，等客户签字 3 天"),
        "en": ("Estimate E-0147, version 2", "Larkwheel J-0312, 3 days with the client"),
        "es": ("Presupuesto E-0147, versión 2", "Larkwheel J-0312, 3 días con el cliente"),
    }[language]
    view = CleanupView(
        language,
        house(language),
        WHO[language],
        DAYS[language],
        "2026-03-12",
        "DK-0312",
        "82",
        3,
        rows,
        *desk,
        content_hash=HASH,
        at=AT,
    )
    return replace(view, **fields)  # type: ignore[arg-type]


def itinerary(language: str = "en", **fields: object) -> ItineraryView:
    """The work diary of the same day."""
    planned = tuple(
        DiaryLine(at, words, detail, whose)
        for at, words, detail, whose in (
            ("08:30", "Desk and tray", "", ""),
            ("09:30", "Brief J-0318, first draft", "45 min", "Lanternfold Hotels"),
            ("10:45", "Call block", "calls: 8, 58 min", ""),
            ("14:00", "Visit Moonbamboo Tea", "client A, 1 of 2", "Moonbamboo Tea"),
            ("", "Answer to E-0147 is due", "3 days, call Fen Yao", "Larkwheel Cycles"),
        )
    )
    done = tuple(
        DiaryLine(at, words, detail, whose)
        for at, words, detail, whose in (
            ("08:34", "On the desk: Comments on the layout", "", "Verandine Home"),
            ("09:05", "Interrupted", "studio, 6 min, where the disc is", ""),
            ("09:41", "Filed: Comments on the layout", "briefs and layouts, 52 min, planned 45", "Verandine Home"),
            ("10:52", "Call: Fen Yao, Larkwheel Cycles", "9 min, signs on Friday", "Larkwheel Cycles"),
            ("11:20", "Signed: E-0146 Bus shelters in spring", "Bo Marek", "Larkwheel Cycles"),
            ("14:02", "Visit: Su Wen, Moonbamboo Tea", "65 min, the dieline signed", "Moonbamboo Tea"),
        )
    )
    view = ItineraryView(
        language,
        house(language),
        False,
        WHO[language],
        DAYS[language],
        "2026-03-12",
        "DK-0312-D",
        planned,
        done,
        "2, 14 min",
        HASH,
        AT,
    )
    return replace(view, **fields)  # type: ignore[arg-type]


def week_plan(language: str = "es", **fields: object) -> WeekPlanView:
    """print_week_plan_es, without what is not built yet."""
    names = {
        "zh": ("周一 16", "周二 17", "周三 18", "周四 19", "周五 20"),
        "en": ("Mon 16", "Tue 17", "Wed 18", "Thu 19", "Fri 20"),
        "es": ("Lun 16", "Mar 17", "Mié 18", "Jue 19", "Vie 20"),
    }[language]
    entries = (
        ("08:30 Mesa y bandeja", "09:00 Reunión de estudio", "12:00 Informes semanales"),
        ("09:30 Visita Solmarina", "14:00 Prueba de color J-0298"),
        ("09:00 Reunión de estudio", "10:45 Llamadas, 8", "15:00 Visita Larkwheel"),
        ("07:30 Pegada J-0312", "10:30 Visita Moonbamboo", "16:00 Ensayo de propuesta"),
        ("09:00 Reunión de estudio", "10:00 Primer día: preguntar efecto", "16:30 Evaluación"),
    )
    view = WeekPlanView(
        language,
        house("es"),
        "Iris Tan, ejecutiva de cuentas",
        "12, del 16 al 20 de marzo",
        "Bo Marek",
        "domingo 15 de marzo, 19:10",
        "2026-12",
        "WP-2026-12",
        big=(
            Matter("Carteles de J-0312 en las 60 marquesinas", "Sin ellos no hay salida el día 20", "jueves 19"),
            Matter("Informe semanal a 6 clientes", "Lunes al mediodía, sin excepción", "lunes 12:00"),
            Matter("Estrategia de Solmarina aprobada", "No se abre la orden creativa sin ella", "viernes 20"),
        ),
        days=tuple(PlanDay(name, each) for name, each in zip(names, entries, strict=True)),
        visits=(
            Owed("Larkwheel Cycles", "A", "2", "mié 15:00"),
            Owed("Moonbamboo Tea", "A", "2", "jue 10:30"),
            Owed("Solmarina Juices", "A", "2", "mar 09:30"),
            Owed("Lanternfold Hotels", "B", "1"),
            Owed("Picoro Noodles", "D", "1"),
        ),
        promises=(
            Given("Muestra de estampado en blanco", "Moonbamboo Tea", "mar 17"),
            Given("Lista de tiendas al día", "Verandine Home", "jue 19"),
        ),
        deliveries=(
            Delivery("J-0305", "Rótulos de estantería, 12 tiendas", "Verandine Home", "lun 16"),
            Delivery("J-0313", "Boceto, segunda ronda", "Verandine Home", "mié 18"),
            Delivery("J-0318", "Briefing firmado", "Lanternfold Hotels", "jue 19"),
            Delivery("J-0320", "Propuesta de lata", "Moonbamboo Tea", "vie 20"),
        ),
        content_hash=HASH,
        at=AT,
    )
    return replace(view, **fields)  # type: ignore[arg-type]


def month_summary(language: str = "en", **fields: object) -> MonthSummaryView:
    """March in figures and weeks."""
    figures = tuple(
        zip(
            (
                "Jobs opened",
                "Jobs closed",
                "Estimates issued",
                "Signatures collected",
                "Calls held",
                "Visits held",
                "Promises kept in time",
                "Promises that came due",
                "Ideas offered",
                "Things done",
                "Papers filed",
                "Minutes on the desk",
                "Interruptions",
                "Minutes interrupted",
                "Days closed",
            ),
            ("4", "3", "7", "31", "148", "22", "17", "19", "2", "64", "58", "3,912", "71", "402", "19"),
            strict=True,
        )
    )
    weeks = tuple(
        MonthWeek(
            name,
            (
                Matter("Posters of J-0312 in 60 shelters", done=True),
                Matter("Weekly report to 6 clients"),
                Matter("Strategy of Solmarina approved", done=number < 3),
            ),
            "Shelters hung a day early; the strategy waits for the client's buyer.",
            "The buyer was away; nobody had asked." if number == 2 else "",
            4 - number % 3,
        )
        for number, name in enumerate(("10, 2 – 6 Mar", "11, 9 – 13 Mar", "12, 16 – 20 Mar", "13, 23 – 27 Mar"))
    )
    view = MonthSummaryView(
        language,
        house(language),
        WHO[language],
        "March 2026",
        "April 2026",
        BOSS[language],
        "2026-03",
        "WP-2026-M03",
        weeks,
        figures,
        (("Every A client twice a week", "78%", "95%"), ("Money in within 45 days", "46", "40")),
        HASH,
        AT,
    )
    return replace(view, **fields)  # type: ignore[arg-type]


def goals(language: str = "en", **fields: object) -> GoalsView:
    """print_goals, with the certain and the stretch part of G-13."""
    work = tuple(
        GoalRow(*row)
        for row in (
            (
                "Every A client twice a week",
                "Solmarina is the gap",
                "Visits kept, of those owed",
                "71%",
                "78%",
                "85%",
                "95%",
            ),
            ("Monday report by noon", "all six clients", "Sent before 12:00", "88%", "92%", "95%", "100%"),
            ("Money in within 45 days", "Picoro, Cobaltine", "Days, weighted by amount", "49", "46", "44", "40"),
            ("Estimate in one week", "remind on day 3, 5, 7", "Days from sent to signed", "9.4", "7.6", "8.0", "7.0"),
            ("Guess calls better", "chart in Calls", "Minutes off, per call", "4.1", "2.8", "3.0", "2.0"),
        )
    )
    personal = tuple(
        GoalRow(*row)
        for row in (
            ("Read a dieline alone", "two press checks with Wei Lan", "Press checks attended", "0", "1", "2", "4"),
            ("Spanish, to hold a meeting", "Tuesday and Thursday, 7:30", "Lessons taken", "6", "11", "16", "24"),
            ("Home by 18:30", "four days of five", "Evenings kept, of 60", "–", "12", "36", "48"),
        )
    )
    view = GoalsView(
        language,
        house(language),
        "Iris Tan",
        "Bo Marek",
        "second quarter 2026",
        "1 Apr – 30 Jun 2026",
        "Wed 1 Jul 2026",
        "2026-Q2",
        "G-2026-Q2",
        ("15 May", "1 Jul"),
        work,
        personal,
        content_hash=HASH,
        at=AT,
    )
    return replace(view, **fields)  # type: ignore[arg-type]


def labels(language: str = "en", **fields: object) -> LabelsView:
    """Five folders and some papers."""
    view = LabelsView(
        language, house(language), WHO[language], "2026-03-12", "DK-0312-L",
        ("Briefs and layouts", "Estimates", "Contact reports", "Suppliers", "Payments"),
        (Label("Comments on the layout of the shop windows, second round", "J-0313", "Briefs and layouts",
               "Verandine Home J-0313", "12 Mar 2026"), Label("Quotation of Greywood printers", "Greywood", "Suppliers",
               "Larkwheel J-0312", "12 Mar 2026"),
         Label("Spring rates of outdoor media", "", "Suppliers", "", "9 Mar 2026")),
        HASH, AT)  # fmt: skip
    return replace(view, **fields)  # type: ignore[arg-type]
