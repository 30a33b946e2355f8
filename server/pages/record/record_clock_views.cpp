#include "server/pages/record/record_clock_views.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::RecordState;

std::string left_words(const core::TimeLeft& left)
{
    if (left.is_late && left.working_days == 0) return "late";
    if (left.is_late) return counted(-left.working_days, "working day", "working days") + " late";
    if (left.working_days == 0) return "today";
    return counted(left.working_days, "working day", "working days") + " left";
}

View line(const std::string& what, const std::string& words, View state)
{
    View view;
    view["what"] = what;
    view["words"] = words;
    view["state_chip"] = std::move(state);
    return view;
}

// "4 of 6"
std::string of_all(const core::RecordStanding& record)
{
    return std::to_string(record.copies_left) + " of " + std::to_string(record.copies_due);
}

std::string clock_words(core::Date last_day,
                        const core::TimeLeft& left,
                        const std::optional<core::Date>& sent_on)
{
    if (!sent_on) return "last day " + core::long_date(last_day) + ", " + left_words(left);
    return "sent on " + core::long_date(*sent_on) + (left.is_late ? ", after" : ", in time for") +
           " the last day, " + core::long_date(last_day);
}

// ". 1 person has nothing any more: everything in their copy is held back"
std::string held_back_words(const core::RecordReach& reach)
{
    if (reach.held_back == 0) return {};
    return ". " + counted(reach.held_back, "person has", "people have") +
           " nothing any more: everything in their copy is held back";
}

}  // namespace

View record_state_chip(const core::RecordStanding& record)
{
    if (record.is_alarm) return chip(Chip::late, "No minutes");
    switch (record.state) {
        case RecordState::missing:
        case RecordState::draft:
            return chip(Chip::soon, core::label(record.state));
        case RecordState::sent_in_part:
            return chip(Chip::soon, "Sent to " + of_all(record));
        case RecordState::agreed:
        case RecordState::circulated:
            return chip(Chip::ok, core::label(record.state));
        case RecordState::final_record:
            break;
    }
    return chip(Chip::done, core::label(record.state));
}

View clock_lines(const core::RecordClocks& clocks)
{
    kainjow::mustache::list lines;
    if (clocks.letter) {
        const bool is_welsh = clocks.jurisdiction == core::Jurisdiction::wales;
        const core::LetterClock& letter = *clocks.letter;
        lines.push_back(
            line(is_welsh ? "Outline plan and summary" : "Decision letter",
                 clock_words(letter.last_day, letter.left, letter.sent_on),
                 letter.sent_on ? chip(Chip::done, "Sent") : deadline_chip(letter.left)));
    }
    const core::RecordStanding& record = clocks.record;
    std::string words = clock_words(record.last_day, record.left, record.sent_on);
    if (record.state == RecordState::sent_in_part)
        words += ". Missing: " + missing_words(clocks.reach.missing);
    words += held_back_words(clocks.reach);
    lines.push_back(line("Record", words, record_state_chip(record)));
    return View{lines};
}

std::string record_sentence(const core::RecordClocks& clocks)
{
    const core::RecordStanding& record = clocks.record;
    std::string so_far;
    if (record.state == RecordState::sent_in_part)
        so_far = "It has gone to " + of_all(record) +
                 " of those who are to have it. Missing: " + missing_words(clocks.reach.missing) +
                 ". ";
    if (const std::string held = held_back_words(clocks.reach); !held.empty())
        so_far += held.substr(2) + ". ";
    if (!record.sent_on)
        return so_far + "Last day to send it: " + core::long_date(record.last_day) + ", " +
               left_words(record.left) + ".";
    std::string words = so_far + "Sent on " + core::long_date(*record.sent_on) + ". ";
    if (record.state == RecordState::circulated)
        return words + "Corrections can be asked for until " +
               core::long_date(*record.corrections_until) + ".";
    return words + "It is final: only the chair can still put something right, for a reason.";
}

std::string missing_words(const std::vector<core::MissingCopy>& missing)
{
    std::vector<core::NoCopy> told;
    std::string words;
    for (const core::MissingCopy& each : missing) {
        if (std::ranges::count(told, each.why) > 0) continue;
        told.push_back(each.why);
        words += (words.empty() ? "" : ", ") +
                 std::to_string(std::ranges::count(missing, each.why, &core::MissingCopy::why)) +
                 ' ' + std::string{core::label(each.why)};
    }
    return words;
}

std::string answer_field(const core::CorrectionId& correction)
{
    return "answer-" + correction.text();
}

View correction_rows(const std::vector<core::CorrectionRow>& rows,
                     const core::MeetingId& meeting,
                     const AnswersAllowed& may,
                     const std::vector<core::FieldError>& errors)
{
    return view_list(rows, [&](const core::CorrectionRow& row) {
        const core::Correction& each = row.correction;
        const bool is_open = each.status == core::CorrectionStatus::open;
        const std::string id = each.id.text();
        View view;
        view["part"] = row.part.empty() ? "The record as a whole" : row.part;
        view["body"] = each.body.reveal();
        view["asked"] = row.asked_by.reveal() + (row.about.empty() ? "" : ", " + row.about) + ", " +
                        core::london_long_time(each.asked_at);
        view["state_chip"] =
            is_open ? chip(Chip::soon, "To be answered")
            : each.status == core::CorrectionStatus::amended
                ? chip(Chip::done, "Put right by correction " + number_text(each.amendment))
                : chip(Chip::none, "Declined");
        view["answer"] = text(each.answer.reveal());
        view["amend_url"] = is_open && may.amend
                                ? record_url(meeting, "minutes/amend") + "?correction=" + id
                                : std::string{};
        view["decline_url"] = is_open && may.decline
                                  ? record_url(meeting, "minutes/corrections/") + id + "/decline"
                                  : std::string{};
        view["answer_field"] = textarea({.name = answer_field(each.id),
                                         .label = "Why the record stays as it is",
                                         .hint = "They read this behind their link",
                                         .error = error_for(errors, answer_field(each.id)),
                                         .rows = 2});
        return view;
    });
}

}  // namespace quorate::server
