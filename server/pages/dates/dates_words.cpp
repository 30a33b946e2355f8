#include "server/pages/dates/dates_words.hpp"

namespace quorate::server {
namespace {

using core::Language;

const DatesWords english{
    .done = "Done",
    .done_late = "Done, late",
    .not_needed = "Not needed",
    .replaced = "Replaced",
    .booked = "Booked",
    .booked_late = "Booked after the last day",
    .booked_too_late = "Booked too late",
    .booked_on = "Booked for {day}",
    .booked_day = "Booked, day {number} of {of}",
    .late = "Late",
    .days_late = "{days} late",
    .today = "Today",
    .today_at = "Today at {time}",
    .last_day = "Last day {day}",
    .last_day_was = "The last day was {day}",
    .target = "Target {day}",
    .target_was = "The target was {day}",
    .book_by = ", book by {day}",
    .done_on = "Done on {day}.",
    .booked_for = "Booked for {day}.",
    .no_date = "No date yet.",
    .last_adjourned = "The last one was adjourned on {day}.",
    .provisional = "Provisional: not all bank holidays are known yet.",
    .counted_so = "{offset} {side} {trigger}",
    .rule = "{label}: within {offset} {side} {trigger}. ",
    .after = "after",
    .before = "before",
    .day_0 = "That day is day 0.",
    .day_1 = "That day is day 1.",
    .rule_id = "{level}. Rule {id}, in force from {from}.",
    .rule_id_until = "{level}. Rule {id}, in force from {from} to {to}.",
    .rule_id_own = "{level}. Rule {id}.",
    .because = "{day}, because {reasons}.",
    .because_a_day_is = "{day} is a {reason}",
    .because_and = " and ",
    .counting = "Counting {offset} from {day}",
    .counting_back = "Counting {offset} back from {day}",
    .start = "Start",
    .bank_holiday_mark = "Bank hol",
    .closed_mark = "Closed",
    .last_day_mark = "Last day",
    .clock_starts = "the clock starts: day 0",
    .day_number = "day {number}",
    .and_last_day = ", the last day",
    .not_counted = "not counted: {reason}",
    .but_counted = " (closed here, but counted)",
    .booked_there = "booked for this day",
    .done_there = "done on this day",
    .every_day = "Every day, with weekends and bank holidays.",
    .whole_months =
        "Whole months, to the same day of the month, or to its last day when it has no such day. "
        "Weekends and bank holidays are not left out.",
    .every_hour = "Every hour, with nights, weekends and bank holidays.",
    .no_weekend_days = "No weekend days.",
    .weekend_day = "{number} weekend day.",
    .weekend_days = "{number} weekend days.",
    .no_bank_holidays = "No bank holidays.",
    .bank_holiday = "{number} bank holiday: {names}.",
    .bank_holidays = "{number} bank holidays: {names}.",
    .closure = "{number} local closure: {names}.",
    .closures = "{number} local closures: {names}.",
    .for_children = "For {names}",
    .child_done = "done",
    .child_done_on = "done on {day}",
    .child_not_needed = "not needed",
    .child_still_due = "still due",
    .local_standard = "Local standard",
    .settle = "It was done, or is not needed",
    .settle_again = "Change what was said of this date",
    .picture_title = "The dates from {from} to {to}",
    .picture_about =
        "A bar for each date, from the day its clock started to the last day allowed. The same "
        "dates are in the table under this picture.",
    .not_before = "Not before {day}",
    .book_by_then = "Book by {day}",
    .booked_then = "Booked {day}",
    .held_then = "Held {day}",
    .done_then = "Done {day}",
    .one_bank_holiday = "bank holiday",
    .some_bank_holidays = "bank holidays",
    .one_closure = "closed",
    .holidays_between = "Bank holidays between: {days}.",
    .no_holidays_between = "No bank holiday lies between.",
    .closures_between = "Local closures: {days}.",
};

const DatesWords welsh{
    .done = "Wedi'i wneud",
    .done_late = "Wedi'i wneud, yn hwyr",
    .not_needed = "Nid oes ei angen",
    .replaced = "Wedi'i ddisodli",
    .booked = "Wedi'i drefnu",
    .booked_late = "Wedi'i drefnu ar ôl y diwrnod olaf",
    .booked_too_late = "Wedi'i drefnu'n rhy hwyr",
    .booked_on = "Wedi'i drefnu: {day}",
    .booked_day = "Wedi'i drefnu, diwrnod {number} o {of}",
    .late = "Yn hwyr",
    .days_late = "{days} yn hwyr",
    .today = "Heddiw",
    .today_at = "Heddiw am {time}",
    .last_day = "Diwrnod olaf: {day}",
    .last_day_was = "Y diwrnod olaf oedd {day}",
    .target = "Nod: {day}",
    .target_was = "Y nod oedd {day}",
    .book_by = ", trefnwch erbyn {day}",
    .done_on = "Gwnaed: {day}.",
    .booked_for = "Trefnwyd: {day}.",
    .no_date = "Dim dyddiad eto.",
    .last_adjourned = "Gohiriwyd yr un diwethaf: {day}.",
    .provisional = "Dros dro: nid yw pob gŵyl banc yn hysbys eto.",
    .counted_so = "{offset} {side} {trigger}",
    .rule = "{label}: o fewn {offset} {side} {trigger}. ",
    .after = "ar ôl",
    .before = "cyn",
    .day_0 = "Diwrnod 0 yw'r diwrnod hwnnw.",
    .day_1 = "Diwrnod 1 yw'r diwrnod hwnnw.",
    .rule_id = "{level}. Rheol {id}, dyddiad cychwyn: {from}.",
    .rule_id_until = "{level}. Rheol {id}, dyddiad cychwyn: {from}, dyddiad gorffen: {to}.",
    .rule_id_own = "{level}. Rheol {id}.",
    .because = "{day}, oherwydd: {reasons}.",
    .because_a_day_is = "{day}, {reason}",
    .because_and = "; ",
    .counting = "Cyfrif {offset}: man cychwyn {day}",
    .counting_back = "Cyfrif {offset} yn ôl: man cychwyn {day}",
    .start = "Dydd 0",
    .bank_holiday_mark = "Gŵyl banc",
    .closed_mark = "Ar gau",
    .last_day_mark = "Olaf",
    .clock_starts = "y cloc yn cychwyn: diwrnod 0",
    .day_number = "diwrnod {number}",
    .and_last_day = ", y diwrnod olaf",
    .not_counted = "heb ei gyfrif: {reason}",
    .but_counted = " (ar gau yma, ond yn cael ei gyfrif)",
    .booked_there = "wedi'i drefnu ar y diwrnod hwn",
    .done_there = "wedi'i wneud ar y diwrnod hwn",
    .every_day = "Pob diwrnod, gan gynnwys penwythnosau a gwyliau banc.",
    .whole_months =
        "Misoedd cyfan, hyd yr un diwrnod o'r mis, neu hyd ei ddiwrnod olaf pan nad oes diwrnod "
        "o'r fath ynddo. Nid yw penwythnosau na gwyliau banc yn cael eu gadael allan.",
    .every_hour = "Pob awr, gan gynnwys nosweithiau, penwythnosau a gwyliau banc.",
    .no_weekend_days = "Dim diwrnodau penwythnos.",
    .weekend_day = "Diwrnodau penwythnos: {number}.",
    .weekend_days = "Diwrnodau penwythnos: {number}.",
    .no_bank_holidays = "Dim gwyliau banc.",
    .bank_holiday = "Gwyliau banc: {number}, sef {names}.",
    .bank_holidays = "Gwyliau banc: {number}, sef {names}.",
    .closure = "Diwrnodau ar gau yn lleol: {number}, sef {names}.",
    .closures = "Diwrnodau ar gau yn lleol: {number}, sef {names}.",
    .for_children = "Ar gyfer {names}",
    .child_done = "wedi'i wneud",
    .child_done_on = "wedi'i wneud, {day}",
    .child_not_needed = "nid oes ei angen",
    .child_still_due = "yn dal i fod yn ddyledus",
    .local_standard = "Safon leol",
    .settle = "Mae wedi'i wneud, neu nid oes ei angen",
    .settle_again = "Newid yr hyn a ddywedwyd am y dyddiad hwn",
    .picture_title = "Y dyddiadau: {from} – {to}",
    .picture_about =
        "Bar ar gyfer pob dyddiad, o'r diwrnod y cychwynnodd ei gloc hyd y diwrnod olaf a "
        "ganiateir. Mae'r un dyddiadau yn y tabl o dan y llun hwn.",
    .not_before = "Nid cyn: {day}",
    .book_by_then = "Trefnu erbyn: {day}",
    .booked_then = "Trefnwyd: {day}",
    .held_then = "Cynhaliwyd: {day}",
    .done_then = "Gwnaed: {day}",
    .one_bank_holiday = "gŵyl banc",
    .some_bank_holidays = "gwyliau banc",
    .one_closure = "ar gau",
    .holidays_between = "Gwyliau banc yn y cyfnod: {days}.",
    .no_holidays_between = "Nid oes gŵyl banc yn y cyfnod.",
    .closures_between = "Diwrnodau ar gau yn lleol: {days}.",
};

struct Label {
    const char* name;
    const char* english;
    const char* welsh;
};

// What families/dates.html itself says.
constexpr Label labels[] = {
    {"word_heading",
     "Dates the law and guidance set",
     "Dyddiadau y mae'r gyfraith a chanllawiau yn eu pennu"},
    {"word_picture", "Picture of the dates", "Llun o'r dyddiadau"},
    {"word_scroll",
     "Scroll the picture sideways to see all of it.",
     "Sgroliwch y llun i'r ochr i weld y cyfan."},
    {"word_print", "Print", "Argraffu"},
    {"word_find", "Find a date", "Dod o hyd i ddyddiad"},
    {"word_meeting", "The meeting", "Y cyfarfod"},
    {"word_see_record", "See the record", "Gweld y cofnod"},
    {"word_of_event", "of this event", "o'r digwyddiad hwn"},
    {"word_shapes", "What the shapes mean", "Ystyr y siapiau"},
    {"word_key_start", "clock starts", "y cloc yn cychwyn"},
    {"word_key_booked", "date booked", "dyddiad wedi'i drefnu"},
    {"word_key_done", "held, or done", "wedi'i gynnal, neu ei wneud"},
    {"word_key_last", "last day allowed", "y diwrnod olaf a ganiateir"},
    {"word_key_book_by",
     "book by, where that is earlier",
     "trefnu erbyn, lle mae hynny'n gynharach"},
    {"word_key_no_date", "no date yet", "dim dyddiad eto"},
    {"word_key_target", "target, not a limit", "nod, nid terfyn"},
    {"word_key_holiday", "bank holiday", "gŵyl banc"},
    {"word_key_closed", "local closure", "ar gau yn lleol"},
    {"word_key_today", "today", "heddiw"},
    {"word_table", "The picture as a table", "Y llun fel tabl"},
    {"word_column_what", "What", "Beth"},
    {"word_column_start", "Clock starts", "Cloc yn cychwyn"},
    {"word_column_last", "Last day", "Diwrnod olaf"},
    {"word_column_book_by", "Book by", "Trefnu erbyn"},
    {"word_column_stands", "How it stands", "Sut mae'n sefyll"},
    {"word_days_off", "Days not worked in the picture", "Diwrnodau heb waith yn y llun"},
    {"word_every_date", "Every date, and why", "Pob dyddiad, a pham"},
    {"word_how", "How we worked this out", "Sut y cyfrifwyd hyn"},
    {"word_clock_starts", "Clock starts", "Cloc yn cychwyn"},
    {"word_rule", "Rule", "Rheol"},
    {"word_counted", "Counted", "Cyfrif"},
    {"word_every_day", "Every day counted", "Pob diwrnod a gyfrifwyd"},
    {"word_left_out", "Left out", "Wedi'u gadael allan"},
    {"word_last_day", "Last day", "Diwrnod olaf"},
    {"word_book_by", "Book by", "Trefnu erbyn"},
    {"word_source", "Source", "Ffynhonnell"},
    {"word_in_words", "In words", "Mewn geiriau"},
    {"word_sentences", "The working in sentences", "Y cyfrif mewn brawddegau"},
    {"word_printed", "Printed as it stood on", "Argraffwyd fel yr oedd ar y dyddiad hwn:"},
};

}  // namespace

const DatesWords& dates_words(Language language)
{
    return language == Language::welsh ? welsh : english;
}

std::string working_days_text(int days, Language language)
{
    if (language == Language::english) return counted(days, "working day", "working days");
    return std::to_string(days) + (days == 2 ? " ddiwrnod gwaith" : " diwrnod gwaith");
}

std::string counted_so(const core::StatutoryRule& rule, Language language)
{
    const DatesWords& words = dates_words(language);
    const std::string offset = offset_text(rule, language);
    const std::string trigger = trigger_text(rule, language);
    return core::filled(
        words.counted_so,
        {{"offset", offset},
         {"side", rule.direction == core::Direction::after ? words.after : words.before},
         {"trigger", trigger}});
}

void set_page_words(View& page, Language language)
{
    const bool in_welsh = language == Language::welsh;
    for (const Label& label : labels)
        page[label.name] = text(in_welsh ? label.welsh : label.english);
    page["word_lang"] = text(in_welsh ? "cy" : "");
}

}  // namespace quorate::server
