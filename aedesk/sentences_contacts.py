"""Sentences about files of contacts and calendars: the refusal of a file, and what of a person could not be taken."""

from aedesk.words import N_

CONTACTS = {
    # the whole file
    "contacts_empty": N_("There is nothing in this file. Choose another one."),
    "contacts_pdf": N_("This is a PDF, whatever it is called. Ask for the contacts as a table or as vCard."),
    "contacts_not_text": N_("This is no table and no vCard. Save it as .xlsx, .csv or .vcf and choose that file."),
    "contacts_not_table": N_("This is no spreadsheet. Save it as .xlsx or .csv and choose that file."),
    "contacts_encoding": N_("This file is not written in {name}. Choose another encoding."),
    "contacts_table_broken": N_(
        "Line {line}: a quotation mark is open or a cell is too long. Choose another separator."
    ),
    "contacts_many": N_("This file holds more than {most} people. Divide it and take in one part after the other."),
    "contacts_no_card": N_("There is no vCard in this file. It may have been cut off; ask for it again."),
    "contacts_none": N_("There is nobody to export."),
    "calendar_range": N_("Choose a last day that is not before the first one and at most {most} days after it."),
    "calendar_nothing": N_("Nothing is planned on these days. Choose others."),
    # one person of it
    "contacts_no_name": N_("There is no name; left out."),
    "contacts_name_long": N_("The name is longer than {most} signs; left out."),
    "contacts_no_client": N_("There is no company. Take everybody into one client, or choose the column with it."),
    "contacts_email": N_("“{text}” is not an e-mail address; it was put among the notes."),
    "contacts_birthday": N_("“{text}” cannot be read as a birthday."),
    "contacts_phone_cut": N_("A spreadsheet cut the number to {text}; it was left out. Format the column as text."),
    "contacts_card": N_("This card is damaged; left out."),
    "contacts_card_cut": N_("The end of this card is missing; what stands before it was taken."),
}
