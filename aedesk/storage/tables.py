"""The tables as they are today; what each released schema had stands frozen in `migrations/`.

Money is whole minor units beside the currency of its parent. Contacts are named without a foreign key, since a
signature outlives the contact who gave it.
"""

from sqlalchemy import (
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from aedesk.domain import client as c
from aedesk.domain import dossier as d
from aedesk.domain import estimate as e
from aedesk.domain import job as j
from aedesk.domain import people as p
from aedesk.domain import signoff as s
from aedesk.domain.paper import PaperKind
from aedesk.storage.columns import blob, code_of, days, exact, key, owned, to, version, whole, words, yes
from aedesk.storage.columns import metadata as metadata
from aedesk.storage.tables_care import CALL_OPEN as CALL_OPEN
from aedesk.storage.tables_care import CALL_THEIRS as CALL_THEIRS
from aedesk.storage.tables_care import CALL_TRIED as CALL_TRIED
from aedesk.storage.tables_care import boss_note as boss_note
from aedesk.storage.tables_care import call as call
from aedesk.storage.tables_care import call_block as call_block
from aedesk.storage.tables_care import call_hours as call_hours
from aedesk.storage.tables_care import care_rules as care_rules
from aedesk.storage.tables_care import complaint as complaint
from aedesk.storage.tables_care import decree as decree
from aedesk.storage.tables_care import dropped as dropped
from aedesk.storage.tables_care import evaluation as evaluation
from aedesk.storage.tables_care import gift as gift
from aedesk.storage.tables_care import greeting as greeting
from aedesk.storage.tables_care import idea as idea
from aedesk.storage.tables_care import important_day as important_day
from aedesk.storage.tables_care import planner as planner
from aedesk.storage.tables_care import prep as prep
from aedesk.storage.tables_care import promise as promise
from aedesk.storage.tables_care import prospect as prospect
from aedesk.storage.tables_care import survey as survey
from aedesk.storage.tables_care import visit as visit
from aedesk.storage.tables_care import visit_person as visit_person
from aedesk.storage.tables_desk import ITEM_OPEN as ITEM_OPEN
from aedesk.storage.tables_desk import big_thing as big_thing
from aedesk.storage.tables_desk import category as category
from aedesk.storage.tables_desk import day_close as day_close
from aedesk.storage.tables_desk import desk_settings as desk_settings
from aedesk.storage.tables_desk import diary_line as diary_line
from aedesk.storage.tables_desk import drill as drill
from aedesk.storage.tables_desk import goal as goal
from aedesk.storage.tables_desk import goal_review as goal_review
from aedesk.storage.tables_desk import goal_sheet as goal_sheet
from aedesk.storage.tables_desk import interruption as interruption
from aedesk.storage.tables_desk import item as item
from aedesk.storage.tables_desk import item_paper as item_paper
from aedesk.storage.tables_desk import plan_entry as plan_entry
from aedesk.storage.tables_desk import sitting as sitting
from aedesk.storage.tables_desk import week_plan as week_plan
from aedesk.storage.types import Instant, Key

agency = Table(
    "agency", metadata, key(),
    *words("name", "other_name", "legal_name", "address", "other_address", "city", "tax_number", "phone", "bank",
            "bank_account"),
    blob("logo"),
    *words("currency", "paper_language", "paper_size"),
    whole("valid_days"), whole("answer_days"), whole("payment_days"),
    *words("terms_zh", "terms_en", "terms_es", "overrides"),
    whole("lock_minutes"), blob("seal_certificate"), blob("seal_key"), Column("created_at", Instant), version(),
)  # fmt: skip
tax_rate = Table(
    "tax_rate", metadata, *owned("agency"), *words("name"), *exact("rate"), *words("purpose"), *days("since"),
)  # fmt: skip
person = Table(
    "person", metadata, key(), *words("name"), code_of("rank", p.Rank), code_of("second_rank", p.Rank, empty=True),
    *words("other_name"), yes("is_me"), *days("left_on"), version(),
)  # fmt: skip
client = Table(
    "client", metadata, key(), *words("short_name", "code", "legal_name", "other_name", "reading"),
    code_of("client_class", c.ClientClass), *words("industry", "language", "currency"), whole("payment_days"),
    *words("tax_number", "address"), to("owner_id", "person", empty=True), *days("since", "archived_on"), version(),
)  # fmt: skip
contact = Table(
    "contact", metadata, *owned("client"), *words("name", "other_name", "title", "phone", "email"),
    code_of("role", c.ContactRole), yes("signs"), whole("birth_year", empty=True), whole("birth_month", empty=True),
    whole("birth_day", empty=True), yes("birth_lunar"), yes("birth_leap"), *words("tastes"), *days("left_on"),
)  # fmt: skip
group_member = Table(
    "group_member", metadata, *owned("client"), to("person_id", "person"), *words("duty"),
)  # fmt: skip
contact_note = Table(
    "contact_note", metadata, key(), to("client_id", "client"), code_of("kind", c.ContactKind),
    Column("at", Instant, nullable=False), *words("words"), Column("contact_id", Key), version(),
)  # fmt: skip
job = Table(
    "job", metadata, key(), to("client_id", "client"), *words("title", "other_title"), code_of("kind", j.JobKind),
    code_of("stage", j.Stage), *days("stage_since"), Column("number", String(20), unique=True),
    to("owner_id", "person", empty=True), *days("due", "expected_brief"), *words("words"),
    *days("opened_on", "closed_on"), Column("created_at", Instant), version(),
)  # fmt: skip
sign_off = Table(
    "sign_off", metadata, *owned("job"), Column("slot", String(40), nullable=False), code_of("state", s.SignState),
    code_of("how", s.How, empty=True), to("person_id", "person", empty=True), Column("contact_id", Key),
    *words("name", "title"), code_of("rank", p.Rank, empty=True), *days("asked_on", "signed_on"),
    Column("signed_at", Instant), blob("ink"), blob("scan"), *words("folder", "witness", "device", "reason"),
    *days("copy_to_production_on"), yes("original_filed"), *words("checked"),
    to("estimate_id", "estimate", empty=True),
)  # fmt: skip
job_record = Table(
    "job_record", metadata, *owned("job"), code_of("kind", j.RecordKind), Column("on", Date, nullable=False),
    to("person_id", "person", empty=True), to("other_person_id", "person", empty=True),
    *words("words", "size", "colour", "copy_text", "file_format"),
)  # fmt: skip
job_right = Table(
    "job_right", metadata, *owned("job"), code_of("kind", j.RightsKind), code_of("state", j.RightsState),
    *days("until"),
)  # fmt: skip
brief = Table(
    "brief", metadata, key(), to("job_id", "job"), *words("number", "background", "objective", "must", "budget",
    "approver"), *days("layout_due"), whole("revisions", empty=True),
    *days("to_client_on", "finished_art_on", "in_market_on"), *words("materials"), version(),
)  # fmt: skip
deliverable = Table(
    "deliverable", metadata, *owned("brief"), *words("piece", "format"), whole("quantity", empty=True),
    *words("languages"),
)  # fmt: skip
estimate = Table(
    "estimate", metadata, key(), to("job_id", "job"), to("client_id", "client"), Column("number", String(20)),
    whole("edition"), to("replaces_id", "estimate", empty=True), code_of("state", e.EstimateState),
    *words("language", "currency"), *exact("discount"), *words("notes", "other_notes"), Column("contact_id", Key),
    to("prepared_by", "person", empty=True), to("checked_by", "person", empty=True),
    *days("valid_until", "issued_on"), Column("issued_at", Instant), *days("sent_on", "decided_on"),
    *words("reason"), blob("content_hash"), whole("total", empty=True, big=True), blob("pdf"), blob("signed_pdf"),
    Column("created_at", Instant), version(), UniqueConstraint("number", "edition", name="estimate_number_edition"),
)  # fmt: skip
estimate_line = Table(
    "estimate_line", metadata, *owned("estimate"), *words("description", "other_description"),
    code_of("group", e.LineGroup), *exact("quantity"), *words("unit", "other_unit"), whole("cost", big=True),
    *exact("markup", "discount", "tax"),
)  # fmt: skip
paper = Table(
    "paper", metadata, key(), code_of("kind", PaperKind), Column("number", String(20), nullable=False),
    whole("edition"), Column("pdf", String(64), nullable=False), Column("issued_at", Instant, nullable=False),
    Column("subject_id", Key, nullable=False), to("client_id", "client"), to("job_id", "job", empty=True),
    *words("content_hash"), whole("pages"), whole("total", empty=True, big=True),
)  # fmt: skip

product = Table(
    "product", metadata, key(), to("client_id", "client"), *words("name", "other_name"), whole("place"),
    *days("archived_on"), version(),
)  # fmt: skip
answer = Table(
    "answer", metadata, key(), to("client_id", "client"), Column("path", String(200), nullable=False),
    to("product_id", "product", empty=True), code_of("state", d.AnswerState), *words("value"),
    Column("own_words", Text, nullable=False, server_default=""), Column("contact_id", Key), *words("said_by"),
    code_of("source", d.SourceKind), code_of("confidence", d.Confidence),
    *days("said_on"), whole("form"), Column("recorded_at", Instant), version(),
)  # fmt: skip
remark = Table(
    "remark", metadata, key(), to("client_id", "client"), Column("path", String(200), nullable=False),
    Column("contact_id", Key), *words("words"), version(),
)  # fmt: skip
to_ask = Table(
    "to_ask", metadata, key(), to("client_id", "client"), Column("path", String(200), nullable=False),
    to("product_id", "product", empty=True), *days("added_on"),
)  # fmt: skip
own_node = Table(
    "own_node", metadata, key(), Column("path", String(200), nullable=False, unique=True),
    *words("number", "kind", "label_zh", "label_en", "label_es", "options"), yes("hidden"),
    whole("place", empty=True), whole("form"), version(),
)  # fmt: skip
strength_mark = Table(
    "strength_mark", metadata, key(), to("client_id", "client"), to("product_id", "product"),
    Column("row", String(40), nullable=False), code_of("place", d.Place), *words("rival"), version(),
)  # fmt: skip
media_year = Table(
    "media_year", metadata, key(), to("client_id", "client"), whole("year"),
    *words("medium", "booked", "has_run"), whole("place"), version(),
)  # fmt: skip

# The desk's own books: not nouns of the trade, written by the store alone.
journal = Table(
    "journal", metadata, Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("op", Key, nullable=False), Column("at", Instant, nullable=False),
    Column("actor", String(40), nullable=False), Column("verb", String(60), nullable=False), yes("undoable"),
    whole("undoes", empty=True), Column("changes", Text), Column("digest", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)  # fmt: skip
journal_subject = Table(
    "journal_subject", metadata, key("id"), Column("seq", Integer, primary_key=True), yes("own"),
    sqlite_with_rowid=False,
)  # fmt: skip
tombstone = Table(
    "tombstone", metadata, key("id"), Column("kind", String(24), nullable=False), whole("seq"),
)  # fmt: skip
sequence = Table("sequence", metadata, Column("kind", String(8), primary_key=True), whole("next"))
search_doc = Table(
    "search_doc", metadata, Column("doc", Integer, primary_key=True), Column("kind", String(16), nullable=False),
    Column("id", Key, nullable=False, unique=True),
)  # fmt: skip

# The board reads nothing but these: open jobs are few, closed ones are many.
OPEN = text("stage != 'closed'")
Index("board_job", job.c.stage, job.c.due, job.c.id, job.c.number, job.c.title, job.c.client_id, job.c.owner_id,
      sqlite_where=OPEN, postgresql_where=OPEN)  # fmt: skip
Index("closed_job", job.c.closed_on, job.c.id, sqlite_where=text("stage = 'closed'"))
Index("board_client", client.c.id, client.c.short_name, client.c.client_class)
Index("board_sign_off", sign_off.c.job_id, sign_off.c.slot, sign_off.c.state)
Index("board_estimate", estimate.c.job_id, estimate.c.state, estimate.c.id)
Index("board_line", estimate_line.c.estimate_id, sqlite_where=text("\"group\" != 'in_house'"))

Index("job_client", job.c.client_id, job.c.stage, job.c.due)
Index("client_archived", client.c.archived_on)
Index("contact_client", contact.c.client_id)
Index("group_member_client", group_member.c.client_id)
Index("tax_rate_agency", tax_rate.c.agency_id)
Index("contact_note_client", contact_note.c.client_id, contact_note.c.at)
Index("job_record_job", job_record.c.job_id)
Index("job_right_job", job_right.c.job_id)
Index("brief_job", brief.c.job_id, unique=True)
Index("deliverable_brief", deliverable.c.brief_id)
Index("estimate_client", estimate.c.client_id)
Index("estimate_replaces", estimate.c.replaces_id)
Index("estimate_open", estimate.c.state, estimate.c.sent_on, sqlite_where=text("state != 'replaced'"))
Index("estimate_line_estimate", estimate_line.c.estimate_id, estimate_line.c.position)
Index("sign_off_estimate", sign_off.c.estimate_id, sign_off.c.job_id, sign_off.c.slot, sign_off.c.state,
      sqlite_where=text("estimate_id IS NOT NULL"))  # fmt: skip
Index("sign_off_asked", sign_off.c.state, sign_off.c.asked_on, sqlite_where=text("state = 'asked'"))
Index("product_client", product.c.client_id)
# NULL is never equal to NULL, so the client's own answers need an index of their own.
Index("answer_client", answer.c.client_id, answer.c.path, unique=True, sqlite_where=text("product_id IS NULL"),
      postgresql_where=text("product_id IS NULL"))  # fmt: skip
Index("answer_product", answer.c.client_id, answer.c.product_id, answer.c.path, unique=True,
      sqlite_where=text("product_id IS NOT NULL"), postgresql_where=text("product_id IS NOT NULL"))  # fmt: skip
Index("answer_state", answer.c.client_id, answer.c.product_id, answer.c.state, answer.c.path)
Index("remark_client", remark.c.client_id)
Index("to_ask_client", to_ask.c.client_id)
Index("strength_mark_product", strength_mark.c.product_id, strength_mark.c.rival, strength_mark.c.row, unique=True)
Index("media_year_client", media_year.c.client_id, media_year.c.year)
Index("paper_subject", paper.c.subject_id)
Index("paper_job", paper.c.job_id)
Index("paper_number", paper.c.kind, paper.c.number, paper.c.edition, unique=True)
Index("paper_pdf", paper.c.pdf)
Index("contact_note_at", contact_note.c.at, contact_note.c.client_id, contact_note.c.kind)

PARENT = {
    "tax_rate": "agency", "contact": "client", "group_member": "client", "sign_off": "job", "job_record": "job",
    "job_right": "job", "deliverable": "brief", "estimate_line": "estimate", "visit_person": "visit",
    "item_paper": "item", "goal_review": "goal",
}  # fmt: skip
"""Rows that belong to another: their history is the parent's, and its version counts for them."""

ABOVE = {
    "brief": "job_id", "estimate": "job_id", "paper": "job_id", "contact_note": "client_id", "product": "client_id",
    "answer": "client_id", "call": "client_id", "prep": "call_id", "care_rules": "client_id", "visit": "client_id",
    "promise": "client_id",
    "complaint": "client_id", "idea": "client_id", "gift": "client_id", "greeting": "client_id",
    "important_day": "client_id", "boss_note": "client_id", "evaluation": "client_id", "prospect": "client_id",
    "survey": "client_id", "item": "client_id", "sitting": "item_id",
}  # fmt: skip
"""Records that also show in the wide history of the record named here."""

FILE_COLUMNS = (
    agency.c.logo, agency.c.seal_certificate, agency.c.seal_key, sign_off.c.ink, sign_off.c.scan, estimate.c.pdf,
    estimate.c.signed_pdf, paper.c.pdf, item_paper.c.blob,
)  # fmt: skip
"""Columns that name a blob in the second file."""
