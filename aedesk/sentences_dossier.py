"""The sentences of the dossier and of its files; `sentences` gathers them with all others."""

from aedesk.words import N_

DOSSIER = {
    # the dossier
    "answer_chart_ring": N_("In this chart somebody stands above their own superior. Choose another one."),
    "answer_date_too_coarse": N_(
        "“{typed}” is not exact enough. Type it as 2026-03-12, or 2026-03 where only a month is asked."
    ),
    "answer_no_column": N_("This table has no column “{typed}”."),
    "answer_no_contact": N_("Choose people from this client’s contacts."),
    "answer_no_date": N_("“{typed}” is not a date. Type it as 2026, 2026-03 or 2026-03-12."),
    "answer_no_field": N_("This is a heading; answer one of the questions below it."),
    "answer_no_integer": N_("“{typed}” is not a whole number of 0 or more."),
    "answer_no_months": N_("“{typed}” are not months. Type numbers from 1 to 12."),
    "answer_no_number": N_("“{typed}” is not a number. Type digits, with a comma or a point for decimals."),
    "answer_no_option": N_("“{typed}” is not one of the answers to choose from."),
    "answer_no_period": N_(
        "“{typed}” is not a period. Type a year as 2026, or a month as 2026-03 where months are asked."
    ),
    "answer_no_question": N_("The questionnaire has no question “{path}”."),
    "answer_no_row": N_("This table has no row “{typed}”."),
    "answer_no_yes_no": N_("“{typed}” is neither yes nor no."),
    "answer_only_one": N_("Choose only one of the answers."),
    "answer_period_twice": N_("There are two figures for {period}. Keep one."),
    "answer_too_long": N_("An answer has at most {most} characters; this one has {length}. Shorten it."),
    "answer_too_many_rows": N_("A table has at most {most} rows. Leave some out."),
    "answer_wrong_kind": N_("This does not fit the question. Look at its kind and type it anew."),
    "own_kind_unknown": N_("Choose how the question is answered."),
    "answer_too_many_cells": N_("There is room for {most} cells beside each other here; more were copied."),
    "media_twice": N_("{name} is in this year already."),
    "own_answered": N_("It was answered for a client, so it stays. Hide it: its answers can still be read."),
    "own_option_missing": N_("An answer that can be chosen stays: give it other words, but leave it in its place."),
    "own_options_missing": N_("Give at least two answers to choose from."),
    "too_many_rivals": N_("A product stands beside {most} rivals at most. Take one away first."),
    # a dossier that comes back as a file
    "exchange_blank_alone": N_("Words stand beside an answer that is not chosen. Choose it, or empty this cell."),
    "exchange_damaged": N_("This file is damaged or was cut off. Ask for it again; nothing was changed."),
    "exchange_error_cell": N_("The cell shows an error of the spreadsheet ({typed}). Type the answer itself."),
    "exchange_huge": N_("This file is too large: {most} MB is the most. Take pictures and other additions out."),
    "exchange_loose": N_("This belongs to no question and was left out. Move it beside the question it answers."),
    "exchange_newer": N_("A newer version of AE Desk wrote this file. Install that version; nothing was changed."),
    "exchange_no_person": N_("“{typed}” is not a name of one person."),
    "exchange_no_tick": N_("“{typed}” is no tick. Choose ✓, or empty the cell."),
    "exchange_nobody_reports": N_("Somebody reports here, but nobody is named. Type the name in the first cell."),
    "exchange_not_file": N_("This is neither a form of ours (.xlsx) nor a dossier as JSON. Choose another file."),
    "exchange_not_ours": N_(
        "This spreadsheet is not a form of ours, or its hidden sheet is gone. Have a new form filled in."
    ),
    "exchange_old_excel": N_("This file has a password or is an old .xls. Ask for it as .xlsx without a password."),
    "exchange_other_client": N_("This file belongs to {name}. Open that client and import it there."),
    "exchange_period_twice": N_("The period {period} stands here twice. Keep one."),
    "exchange_product": N_("This product is not one of the client’s. Its answers were left out."),
    "exchange_shape": N_("This is not written as it should be and was left out."),
    "exchange_sheet": N_("This sheet is none of the form’s and was left out."),
    "exchange_sheet_twice": N_("This sheet is a copy of another one and was left out."),
    "exchange_state_and_answer": N_("Here stand both an answer and a mark that there is none. Keep one of the two."),
    "exchange_too_long": N_("The sheet goes on below line {most}; what stands there was not read."),
    "exchange_twice": N_("This stands in the file twice; only one of them was read."),
    "exchange_two_people": N_("Several contacts are called {name}. Choose one from the list of the cell."),
    "exchange_version": N_(
        "The form has version {theirs} of the questionnaire, this desk version {ours}. It was read all the same."
    ),
}
