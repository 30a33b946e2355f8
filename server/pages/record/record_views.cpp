#include "server/pages/record/record_views.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include "core/circulation/easy_words.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/support/text.hpp"
#include "server/pages/actions/item_form.hpp"
#include "server/pages/meetings/attendance_parts.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/release_words.hpp"

namespace quorate::server {
namespace {

constexpr std::array offered{core::Attendance::unknown,
                             core::Attendance::present,
                             core::Attendance::remote,
                             core::Attendance::apologies,
                             core::Attendance::report_only,
                             core::Attendance::absent};

// By name where it may be told, else by agency.
std::string who_words(const core::PersonName& name,
                      const std::string& agency,
                      core::Language language = core::Language::english)
{
    std::string who = name.reveal();
    if (!agency.empty()) who += (who.empty() ? "" : ", ") + agency;
    if (!who.empty()) return who;
    return language == core::Language::welsh ? "Gwasanaethau plant" : "Children's services";
}

std::string job_of(const core::InviteeEntry& seat)
{
    if (seat.agency_name.empty()) return seat.job;
    return seat.job.empty() ? seat.agency_name : seat.job + ", " + seat.agency_name;
}

// Before the day the replies are all there is; on the day they are a suggestion to be saved.
std::string seat_words(const core::Meeting& meeting, const core::Invitee& seat, core::Instant now)
{
    if (meeting.status == core::MeetingStatus::scheduled && !core::has_its_day_come(meeting, now))
        return reply_text(seat, meeting.chair);
    if (seat.attendance == core::Attendance::unknown) return "Not marked";
    std::string words{core::label(seat.attendance)};
    if (seat.stay.arrived) words += ", came at " + core::stay_time(seat.stay.arrived);
    if (seat.stay.left) words += ", left at " + core::stay_time(seat.stay.left);
    return words;
}

// One of the two times of a seat: what was typed, or what is kept.
class SeatTime {
public:
    SeatTime(std::string field,
             const std::optional<std::chrono::minutes>& kept,
             const Fields& typed,
             const std::vector<core::FieldError>& errors)
        : field_{std::move(field)},
          kept_{core::stay_time(kept)},
          value_{typed.has(field_) ? typed.get(field_) : kept_},
          error_{error_for(errors, field_)}
    {
    }

    bool is_empty() const { return value_.empty() && error_.empty(); }

    View view() const
    {
        View view;
        view["time_field"] = field_;
        view["time_kept"] = kept_;
        view["time_value"] = value_;
        view["time_error"] = error_;
        return view;
    }

private:
    std::string field_;
    std::string kept_;
    std::string value_;
    std::string error_;
};

View seat_view(const core::InviteeEntry& seat,
               bool can_record,
               const std::string& words,
               const Fields& typed,
               const std::vector<core::FieldError>& errors)
{
    const core::Attendance shown = seat.invitee.attendance == core::Attendance::unknown
                                       ? core::expected_attendance(seat.invitee.reply)
                                       : seat.invitee.attendance;
    const core::Attendance now = typed_attendance(typed, seat.invitee.id).value_or(shown);
    View view;
    view["was"] = text(core::code(shown));
    view["kept"] = text(core::code(seat.invitee.attendance));
    view["error"] = error_for(errors, seat_field(seat.invitee.id));
    view["field"] = seat_field(seat.invitee.id);
    view["name"] = seat.name.reveal();
    view["job"] = job_of(seat);
    view["can_record"] = can_record;
    view["attendance"] = text(words);
    const core::Stay& stay = seat.invitee.stay;
    const SeatTime arrived{arrived_field(seat.invitee.id), stay.arrived, typed, errors};
    const SeatTime left{left_field(seat.invitee.id), stay.left, typed, errors};
    view["arrived"] = arrived.view();
    view["left"] = left.view();
    view["times_open"] = !arrived.is_empty() || !left.is_empty();
    view["choices"] = view_list(offered, [now](core::Attendance attendance) {
        View choice;
        choice["choice_value"] = text(core::code(attendance));
        choice["choice_label"] = text(core::label(attendance));
        choice["choice_chosen"] = attendance == now;
        return choice;
    });
    return view;
}

std::string presence_words(core::Presence presence)
{
    switch (presence) {
        case core::Presence::coming:
            return "here";
        case core::Presence::waiting:
            return "not marked";
        case core::Presence::not_coming:
            break;
    }
    return "not here";
}

// "Kit Placeholder left at 11:15": each who is marked as there and is not in the room.
std::vector<std::string> out_of_room(const core::Register& roll)
{
    std::vector<std::string> sentences;
    for (const core::InviteeEntry& seat : roll.seats) {
        const auto where = core::in_room(roll, seat.invitee);
        if (where == core::InRoom::left)
            sentences.push_back(seat.name.reveal() + " left at " +
                                core::stay_time(seat.invitee.stay.left));
        if (where == core::InRoom::not_yet)
            sentences.push_back(seat.name.reveal() + " comes at " +
                                core::stay_time(seat.invitee.stay.arrived));
    }
    return sentences;
}

}  // namespace

std::string meeting_line(const core::MeetingFile& file)
{
    return std::string{core::label(file.meeting.type)} + " " + file.family.reference + " " +
           file.family.family_name.reveal() + ", " +
           core::short_date(core::london_date(file.meeting.starts_at));
}

std::string table_date(core::Date day)
{
    return core::short_date(day) + " " +
           std::to_string(static_cast<int>(std::chrono::year_month_day{day}.year()));
}

std::string seat_field(const core::InviteeId& seat)
{
    return "seat-" + seat.text();
}

std::string arrived_field(const core::InviteeId& seat)
{
    return "arrived-" + seat.text();
}

std::string left_field(const core::InviteeId& seat)
{
    return "left-" + seat.text();
}

bool can_take_register(const core::Register& roll, const core::Actor& actor, core::Instant now)
{
    return roll.file.meeting.status == core::MeetingStatus::scheduled &&
           core::has_its_day_come(roll.file.meeting, now) &&
           may_also(roll.file, actor, core::Action::rsvp_record_for_other, now);
}

View attendance_view(const core::Register& roll,
                     const core::Actor& actor,
                     core::Instant now,
                     const Fields& typed,
                     const std::vector<core::FieldError>& errors)
{
    const bool can_record = can_take_register(roll, actor, now);
    View view;
    view["register_url"] = record_url(roll.file.meeting.id, "register");
    view["again_url"] = record_url(roll.file.meeting.id, "register/again");
    view["can_save"] = can_record;
    view["seats"] = view_list(roll.seats, [&](const core::InviteeEntry& seat) {
        View row = seat_view(
            seat, can_record, seat_words(roll.file.meeting, seat.invitee, now), typed, errors);
        row["when"] = part_text(roll.file.meeting, seat.invitee.window);
        return row;
    });
    view["save_register"] =
        can_record ? button({.label = "Save who is here", .look = ButtonLook::secondary})
                   : View{false};
    return view;
}

View quorum_chip(const core::Register& roll)
{
    const core::Quorum& quorum = roll.quorum;
    if (roll.file.meeting.status == core::MeetingStatus::held) {
        const core::QuorumState ended = roll.closing ? roll.closing->quorum : quorum.state;
        const Chip look = core::lacks_quorum(ended)                ? Chip::late
                          : ended == core::QuorumState::not_needed ? Chip::none
                                                                   : Chip::done;
        return chip(look, core::ended_label(ended));
    }
    const std::string state{core::label(quorum.state)};
    switch (quorum.state) {
        case core::QuorumState::met:
            return chip(Chip::done,
                        state + ", " + counted(quorum.have, "agency", "agencies") + " here");
        case core::QuorumState::at_risk:
            return chip(Chip::soon, "Quorum not met yet");
        case core::QuorumState::not_met:
            return chip(Chip::late, state);
        case core::QuorumState::not_needed:
            break;
    }
    return chip(Chip::none, state);
}

void add_quorum(View& page, const core::Register& roll)
{
    const core::Quorum& quorum = roll.quorum;
    const std::vector<std::string> gone = out_of_room(roll);
    page["out_of_room_some"] = !gone.empty();
    page["out_of_room"] = view_list(gone, [](const std::string& words) {
        View view;
        view["words"] = words;
        return view;
    });
    page["quorum_chip"] = quorum_chip(roll);
    page["quorum_rule"] = quorum.rule;
    page["quorum_agencies"] = view_list(quorum.agencies, [](const core::QuorumAgency& agency) {
        View view;
        const bool here = agency.presence == core::Presence::coming;
        const bool waiting = agency.presence == core::Presence::waiting;
        view["tone"] = here ? "is-yes" : waiting ? "is-wait" : "is-note";
        view["icon_svg"] = icon(here ? "yes" : waiting ? "unknown" : "no");
        view["agency"] = agency.label;
        view["presence"] = presence_words(agency.presence);
        return view;
    });
    page["quorum_missing"] = view_list(quorum.missing, [](const std::string& words) {
        View view;
        view["icon_svg"] = icon("no");
        view["words"] = words;
        return view;
    });
}

namespace {

// What the decision and its category mean, for the family.
std::string easy_words_of(const core::ReleasedDecision& decision, core::Language language)
{
    if (!decision.is_for_family) return {};
    std::string words{core::outcome_means(decision.decided, decision.jurisdiction, language)};
    const auto category = core::category_means(decision.category_code, language);
    if (!category.empty()) words += (words.empty() ? "" : " ") + std::string{category};
    return words;
}

bool is_in(const core::Release& release, const std::string& item)
{
    const auto has = [&item](const auto& all) {
        return std::ranges::any_of(all, [&](const auto& each) { return each.id.text() == item; });
    };
    return has(release.sections) || has(release.decisions) || has(release.plan) ||
           has(release.actions);
}

// What was put right in this item; without one, in the record as a whole.
View amendments_of(const core::Release& release, const std::string& item, core::Language language)
{
    std::vector<core::ReleasedAmendment> found;
    for (const core::ReleasedAmendment& each : release.amendments)
        if (item.empty() ? !is_in(release, each.item) : each.item == item) found.push_back(each);
    // What stands beside its decision, its part of the plan or its action point says no title.
    const bool is_named =
        item.empty() || std::ranges::any_of(release.sections, [&](const auto& section) {
            return section.id.text() == item;
        });
    return view_list(found, [&](const core::ReleasedAmendment& amendment) {
        View view;
        view["heading"] =
            amendment_heading(amendment.number, is_named ? amendment.title : "", language);
        view["words"] = amendment.body.reveal();
        view["made_on"] = core::long_date(amendment.made_on, language);
        return view;
    });
}

View adjournment_view(const std::optional<core::ReleasedAdjournment>& told, core::Language language)
{
    if (!told) return View{false};
    const core::AdjournmentWords& words = core::adjournment_words(language);
    View view;
    view["adjourned_heading"] = std::string{words.heading};
    view["adjourned_why"] = std::string{told->is_for_family ? words.why : std::string_view{}};
    std::string again;
    for (const std::string& sentence : core::again_sentences(*told, language))
        again += (again.empty() ? "" : " ") + sentence;
    view["adjourned_again"] = again;
    view["has_until_then"] = !told->until_then.empty();
    view["until_then_heading"] = std::string{words.until_then};
    view["until_then"] = view_list(told->until_then, [](const core::FreeText& line) {
        View each;
        each["line"] = line.reveal();
        return each;
    });
    return view;
}

}  // namespace

void add_release(View& page,
                 const core::Release& release,
                 const std::string& why_nothing,
                 core::Language language)
{
    set_release_words(page, language);
    const auto as_written = [&](bool is_translated) { return text(is_translated ? "" : "en"); };
    page["is_empty"] = release.empty();
    page["why_nothing"] = why_nothing;
    page["kind"] = said_in_record(release.kind, language).words;
    const bool tells_family = release.adjournment && release.adjournment->is_for_family;
    page["lacked_quorum"] = release.lacked_quorum && !tells_family;
    page["adjournment"] = adjournment_view(release.adjournment, language);
    page["who_was_missing"] = view_list(release.who_was_missing, [](const std::string& words) {
        View view;
        view["words"] = words;
        return view;
    });
    page["was_there"] = !release.attendance.empty();
    page["released_seats"] = view_list(release.attendance, [&](const core::ReleasedSeat& seat) {
        View view;
        view["name"] = seat.name.reveal();
        view["about"] = seat.about;
        view["attendance"] = attendance_said(seat.attendance, language);
        view["deputy"] = seat.deputy.reveal();
        view["is_chair"] = seat.is_chair;
        return view;
    });
    const auto put_right = [&](const std::string& item) {
        return amendments_of(release, item, language);
    };
    page["released_sections"] =
        view_list(release.sections, [&](const core::ReleasedSection& section) {
            const SaidInRecord title = said_in_record(section.title, language);
            View view;
            view["title"] = title.words;
            view["title_lang"] = as_written(title.is_translated);
            view["words"] = section.body.reveal();
            view["put_right"] = put_right(section.id.text());
            return view;
        });
    page["released_decisions"] =
        view_list(release.decisions, [&](const core::ReleasedDecision& decision) {
            View view;
            view["child"] = decision.child.reveal();
            view["outcome"] = said_in_record(decision.outcome, language).words;
            view["category"] = said_in_record(decision.category, language).words;
            view["means"] = easy_words_of(decision, language);
            view["reasons"] = decision.reasons.reveal();
            view["dissent"] = decision.dissent.reveal();
            view["put_right"] = put_right(decision.id.text());
            return view;
        });
    page["released_plan"] = view_list(release.plan, [&](const core::ReleasedPlanPart& part) {
        std::string children;
        for (const core::PersonName& child : part.children)
            children += (children.empty() ? ": " : ", ") + child.reveal();
        View view;
        view["heading"] = said_in_record("The plan", language).words + children;
        view["texts"] = view_list(part.texts, [&](const core::ReleasedPlanPart::Text& each) {
            View text;
            text["label"] = said_in_record(each.label, language).words;
            text["words"] = each.words.reveal();
            return text;
        });
        view["ended"] = part.is_ended;
        view["put_right"] = put_right(part.id.text());
        return view;
    });
    page["released_amendments"] = amendments_of(release, "", language);
    page["has_released_actions"] = !release.actions.empty();
    page["released_actions"] = view_list(release.actions, [&](const core::ReleasedAction& action) {
        View view;
        const std::string who = who_words(action.owner_name, action.agency_name, language);
        const std::string agreed = who_words(action.agreed_with, action.agreed_agency, language);
        view["what"] = core::before_colon(action.what.reveal());
        view["who"] = action.is_handed && agreed != who ? handed_words(agreed, who, language) : who;
        view["by"] = core::short_date(action.due_on, language);
        view["evidence"] = action.evidence_planned.reveal();
        view["put_right"] = put_right(action.id.text());
        return view;
    });
}

std::string handed_words(const std::string& agreed, const std::string& now, core::Language language)
{
    const bool welsh = language == core::Language::welsh;
    return agreed + (welsh ? "; wedi ei drosglwyddo ers hynny i " : "; since handed to ") + now;
}

std::string agreed_with_words(const core::ActionRow& row)
{
    const core::ActionPoint& action = row.action;
    if (action.agreed_with.empty() ||
        (action.agreed_with == row.owner_name && action.agreed_agency == row.agency_name))
        return {};
    return "Agreed with " + who_words(action.agreed_with, action.agreed_agency) +
           ", handed on since";
}

std::string family_reads_words(const core::FreeText& reasons,
                               const std::optional<core::Adjourned>& adjourned)
{
    if (!adjourned) return "the decision, the category and the reasons, but not who disagrees";
    const bool has_reasons = !core::reasons_for_family(reasons, adjourned).empty();
    return "that the meeting was adjourned, " +
           std::string{has_reasons ? "these reasons, and " : "and "} +
           core::marked_lines_text(*adjourned) +
           (has_reasons ? ". Not who disagrees" : ". Not these reasons, nor who disagrees");
}

View decision_summary(const core::ChildDecision& decision,
                      const core::Child& child,
                      const core::MinutesFile& file,
                      const std::optional<core::Adjourned>& adjourned)
{
    const core::Jurisdiction jurisdiction = file.file.family.jurisdiction;
    std::string disagrees = decision.dissent.reveal();
    for (const core::Dissent& dissent : file.dissents)
        if (dissent.child == decision.child)
            disagrees += (disagrees.empty() ? "" : "\n") + dissent.agency +
                         " dissents: " + dissent.reason.reveal();
    std::vector<SummaryRow> rows{
        {.key = "Child", .value = core::full_name(child).reveal()},
        {.key = "Decision", .value = std::string{core::label(decision.outcome, jurisdiction)}}};
    if (!decision.category.empty())
        rows.push_back({.key = "Category",
                        .value = std::string{core::abuse_category_label(decision.category)}});
    rows.push_back({.key = "Reasons", .value = decision.reasons.reveal()});
    rows.push_back(
        {.key = "Who disagrees, and why", .value = disagrees.empty() ? "Nobody" : disagrees});
    if (!core::is_for_family(file.file.meeting.type)) return summary_list(rows);
    std::string told = "May read this decision, but not who disagrees";
    if (!decision.visible_to_family)
        told = adjourned ? "Not marked: their copy has that the meeting was adjourned, and " +
                               core::marked_lines_text(*adjourned)
                         : "Not marked: they are not told of it";
    else if (adjourned)
        told = "Their copy has: " + family_reads_words(decision.reasons, adjourned);
    rows.push_back({.key = "The family", .value = std::move(told)});
    return summary_list(rows);
}

std::string status_words(core::ActionStatus status)
{
    switch (status) {
        case core::ActionStatus::open:
            return "Open";
        case core::ActionStatus::in_progress:
            return "In progress";
        case core::ActionStatus::done:
            return "Done";
        case core::ActionStatus::confirmed:
            return "Done and confirmed";
        case core::ActionStatus::no_longer_needed:
            break;
    }
    return "No longer needed";
}

}  // namespace quorate::server
