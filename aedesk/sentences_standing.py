"""The sentences about evaluations, prospects and surveys; `sentences` gathers them with all others."""

from aedesk.words import N_

STANDING = {
    "weights_not_whole": N_("The four weights together are 100."),
    "classes_not_falling": N_("The scores for A, B and C fall from 100 towards 0."),
    "score_out_of_range": N_("A score is a number from 1 to {most}."),
    "survey_scores": N_("The survey has {count} answers from 1 to {most}, 0 for none; give at least one."),
    "prospect_exists": N_("{name} is a prospect already."),
    "prospect_over": N_("{name} is no prospect any more."),
    "intent_out_of_range": N_("Type an intent from 1 to 3."),
    "lead_owner_rank": N_("{name} cannot lead this: clients are developed by AD or above."),
    "no_prospects_to_print": N_("There is no prospect to print. Add the first one."),
}
