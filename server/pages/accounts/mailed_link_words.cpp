#include "server/pages/accounts/mailed_link_words.hpp"

#include "server/templates/word_labels.hpp"

namespace quorate::server {
namespace {

using core::Language;

constexpr MailedLinkWords english{
    .actions_title = "Your action points",
    .one_action = "Your action point",
    .due = "Due {day}",
    .was_due = "It was due on {day}",
    .not_before = "Not before {day}.",
    .high_priority = "High priority",
    .date_changed = "The date was changed from {before} to {day}.",
    .outcome = "What it is to bring about: {what}",
    .planned = "What will show that it is done: {what}",
    .days_late = "Late, in working days: {days}",
    .agency_heading = "What others in your agency have to do",
    .agency_theirs = "You lead your agency here. These are for your colleagues to do, not for you.",
    .agency_ask = "Ask {who} how it stands. If somebody else should do it, ring us{phone}.",
    .reports_heading = "Reports of your agency that are late",
    .report_due = "Meeting on {meeting}: the report was due on {day}.",
    .open = "Open",
    .in_progress = "In progress",
    .done = "Done",
    .not_needed = "No longer needed",
    .is_it_done = "Is it done?",
    .yes = "Yes, it is done",
    .begun = "Not yet, but I have begun",
    .not_yet = "Not yet",
    .anything = "Anything to add",
    .what_shows_it = "If it is done, what shows it?",
    .what_shows_it_hint = "Such as a letter, or the day on which it happened. Leave names out.",
    .leave_names_out = "Only the team reads this. Leave names out.",
    .send = "Send",
    .papers_title = "Papers for a meeting",
    .papers = "Papers for a meeting on {day}",
    .open_papers = "Open the papers",
    .works_until = "The link works until {day}.",
    .tell_team =
        "Do not pass this copy on. If something in it is wrong, tell the team that sent it.",
    .tell_team_by_phone =
        "Do not pass this copy on. If something in it is wrong, tell the team that sent it on "
        "{phone}.",
    .taken_out = "Part of these papers was taken out after they were sent to you.",
    .held_back = "These papers were sent to you. Everything in them is held back at the moment.",
    .held_back_ask = "Please ask the team that sent them what you can have.",
    .held_back_ring = "Please ring the team that sent them on {phone}, and ask what you can have.",
    .which_part = "Which part is wrong?",
    .whole_record = "The papers as a whole, such as who was there or the date",
    .decision_about = "Decision about {child}",
    .part_of_plan = "Plan: {words}",
    .action_point = "Action point: {words}",
    .what_is_wrong = "What is wrong, and what is right?",
    .ask_until = "You can tell us until {day}. What was agreed stays, and what is right is added.",
    .send_correction = "Tell the team",
    .write_what_is_wrong = "Write what is wrong, and what is right",
    .part_not_listed = "Choose a part from the list",
    .correction_too_long = "Use letters, digits and punctuation only, up to 5,000 characters",
    .wait_for_answers = "Wait until what you told us before is answered",
    .being_looked_at = "The team is looking at it",
    .put_right = "It was put right",
    .put_right_later = "It will be put right in a newer copy, which we send to you",
    .answered_elsewhere = "We have looked at it. Please ask the team what came of it",
    .stays_as_it_is = "The record stays as it is",
};

constexpr MailedLinkWords welsh{
    .actions_title = "Eich pwyntiau gweithredu",
    .one_action = "Eich pwynt gweithredu",
    .due = "Erbyn {day}",
    .was_due = "Roedd i fod i'w wneud erbyn {day}",
    .not_before = "Nid cyn {day}.",
    .high_priority = "Blaenoriaeth uchel",
    .date_changed = "Newidiwyd y dyddiad: o {before} i {day}.",
    .outcome = "Beth mae i fod i'w gyflawni: {what}",
    .planned = "Beth fydd yn dangos ei fod wedi'i wneud: {what}",
    .days_late = "Yn hwyr, mewn diwrnodau gwaith: {days}",
    .agency_heading = "Yr hyn sydd gan eraill yn eich asiantaeth i'w wneud",
    .agency_theirs =
        "Chi sy'n arwain eich asiantaeth yma. Eich cydweithwyr sydd i wneud y rhain, nid chi.",
    .agency_ask =
        "Gofynnwch i {who} sut mae pethau. Os dylai rhywun arall ei wneud, ffoniwch "
        "ni{phone}.",
    .reports_heading = "Adroddiadau eich asiantaeth sy'n hwyr",
    .report_due = "Cyfarfod {meeting}: roedd yr adroddiad i fod i gyrraedd erbyn {day}.",
    .open = "Ar agor",
    .in_progress = "Ar y gweill",
    .done = "Wedi'i wneud",
    .not_needed = "Nid oes ei angen mwyach",
    .is_it_done = "A yw wedi'i wneud?",
    .yes = "Ydy, mae wedi'i wneud",
    .begun = "Ddim eto, ond rwyf wedi dechrau",
    .not_yet = "Ddim eto",
    .anything = "Unrhyw beth i'w ychwanegu",
    .what_shows_it = "Os yw wedi'i wneud, beth sy'n dangos hynny?",
    .what_shows_it_hint =
        "Er enghraifft llythyr, neu'r diwrnod y digwyddodd. Peidiwch â rhoi enwau.",
    .leave_names_out = "Dim ond y tîm sy'n darllen hwn. Peidiwch â rhoi enwau.",
    .send = "Anfon",
    .papers_title = "Papurau ar gyfer cyfarfod",
    .papers = "Papurau ar gyfer cyfarfod: {day}",
    .open_papers = "Agor y papurau",
    .works_until = "Diwrnod olaf y ddolen: {day}.",
    .tell_team =
        "Peidiwch â rhoi'r copi hwn i neb arall. Os oes rhywbeth anghywir ynddo, dywedwch wrth y "
        "tîm a'i hanfonodd.",
    .tell_team_by_phone =
        "Peidiwch â rhoi'r copi hwn i neb arall. Os oes rhywbeth anghywir ynddo, ffoniwch y tîm "
        "a'i hanfonodd ar {phone}.",
    .taken_out = "Cafodd rhan o'r papurau hyn ei thynnu allan ar ôl iddynt gael eu hanfon atoch.",
    .held_back =
        "Cafodd y papurau hyn eu hanfon atoch. Mae popeth ynddynt yn cael ei ddal yn ôl ar hyn o "
        "bryd.",
    .held_back_ask = "Gofynnwch i'r tîm a'u hanfonodd beth y gallwch ei gael, os gwelwch yn dda.",
    .held_back_ring =
        "Ffoniwch y tîm a'u hanfonodd ar {phone}, os gwelwch yn dda, a gofynnwch beth y gallwch "
        "ei gael.",
    .which_part = "Pa ran sy'n anghywir?",
    .whole_record = "Y papurau i gyd, fel pwy oedd yno neu'r dyddiad",
    .decision_about = "Penderfyniad am {child}",
    .part_of_plan = "Cynllun: {words}",
    .action_point = "Pwynt gweithredu: {words}",
    .what_is_wrong = "Beth sy'n anghywir, a beth sy'n gywir?",
    .ask_until =  // a day's "dydd" softens after "tan"
    "Gallwch ddweud wrthym tan d{day}. Mae'r hyn a gytunwyd yn aros, ac mae'r hyn sy'n gywir "
    "yn cael ei ychwanegu.",
    .send_correction = "Dweud wrth y tîm",
    .write_what_is_wrong = "Ysgrifennwch beth sy'n anghywir, a beth sy'n gywir",
    .part_not_listed = "Dewiswch ran o'r rhestr",
    .correction_too_long =
        "Defnyddiwch lythrennau, rhifau ac atalnodau yn unig, hyd at 5,000 o nodau",
    .wait_for_answers = "Arhoswch nes bod yr hyn a ddywedoch o'r blaen wedi'i ateb",
    .being_looked_at = "Mae'r tîm yn edrych arno",
    .put_right = "Mae wedi'i gywiro",
    .put_right_later = "Bydd yn cael ei gywiro mewn copi mwy newydd, a byddwn yn ei anfon atoch",
    .answered_elsewhere =
        "Rydym wedi edrych arno. Gofynnwch i'r tîm beth ddaeth ohono, os gwelwch yn dda",
    .stays_as_it_is = "Mae'r cofnod yn aros fel y mae",
};

constexpr WordLabel labels[] = {
    {"word_reference", "Reference", "Cyfeirnod"},
    {"word_ring_us", "Ring us for the wording", "Ffoniwch ni i gael y geiriad"},
    {"word_corrected",
     "The record says something else of this now. Ring us before you go by it.",
     "Mae'r cofnod yn dweud rhywbeth arall am hyn erbyn hyn. Ffoniwch ni cyn i chi ddibynnu arno."},
    {"word_not_shown",
     "It is not shown here, because it may name somebody.",
     "Nid yw'n cael ei ddangos yma, oherwydd gall enwi rhywun."},
    {"word_about_a_child",
     "These papers are about a child. Open them where nobody can read over your shoulder.",
     "Mae'r papurau hyn am blentyn. Agorwch nhw lle na all neb arall eu darllen."},
    {"word_questions", "Questions:", "Cwestiynau:"},
    {"word_something_wrong", "Is something wrong?", "Oes rhywbeth yn anghywir?"},
    {"word_you_told_us", "What you told us", "Yr hyn a ddywedoch wrthym"},
    {"word_shared", "What is shared with you", "Yr hyn sy'n cael ei rannu â chi"},
    {"word_as_written",
     "",
     "Mae'r hyn a ysgrifennwyd yn cael ei ddangos fel y mae: yn Saesneg, neu yn iaith y sawl a'i "
     "hysgrifennodd."},
};

}  // namespace

const MailedLinkWords& mailed_link_words(Language language)
{
    return language == Language::welsh ? welsh : english;
}

std::string_view status_said(core::ActionStatus status, Language language)
{
    const MailedLinkWords& words = mailed_link_words(language);
    switch (status) {
        case core::ActionStatus::open:
            return words.open;
        case core::ActionStatus::in_progress:
            return words.in_progress;
        case core::ActionStatus::done:
        case core::ActionStatus::confirmed:
            return words.done;
        case core::ActionStatus::no_longer_needed:
            break;
    }
    return words.not_needed;
}

void set_mailed_link_words(View& view, Language language)
{
    set_labels(view, labels, language);
    view["in_welsh"] = language == Language::welsh;
}

}  // namespace quorate::server
