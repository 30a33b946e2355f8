#include "core/minutes/close_meeting.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/booked_conference.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/booking.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/next_dates.hpp"
#include "core/minutes/register.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/minutes/write_minutes.hpp"
#include "core/scheduling/meeting_chain.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

using Test = bool (*)(Outcome);

bool all(const MinutesFile& file, Test holds)
{
    return !file.decisions.empty() &&
           std::ranges::all_of(file.decisions, holds, &ChildDecision::outcome);
}

bool is_adjourned(Outcome outcome)
{
    return outcome == Outcome::adjourned;
}

ChildOutcome outcome_for(const Child& child, const MinutesFile& file)
{
    const auto decision = std::ranges::find(file.decisions, child.id, &ChildDecision::child);
    if (decision == file.decisions.end()) return {.child = child.id};
    const Outcome outcome = decision->outcome;
    return {.child = child.id,
            .initiates_section_47 = outcome == Outcome::section_47_started,
            .makes_plan = makes_protection_plan(outcome),
            .ends_plan = ends_protection_plan(outcome),
            .agrees_child_in_need_plan = outcome == Outcome::no_cp_plan_cin,
            .is_adjourned = is_adjourned(outcome)};
}

// Adjourns every child nothing was decided about; what somebody decided already is not undone.
Result<Done> adjourn_children(UnitOfWork& work,
                              const CaseTools& tools,
                              const CloseMeeting& command,
                              MinutesFile& file)
{
    if (!std::ranges::all_of(file.decisions, is_adjourned, &ChildDecision::outcome))
        return invalid("decisions",
                       "Something is decided for a child already. Make it \"Adjourned\" first, or "
                       "go on without quorum");
    const AuthorityId& authority = file.file.meeting.authority;
    for (const Child& child : undecided(file)) {
        const auto saved = work.minutes.save_decision(
            authority,
            {.id = DecisionId{tools.random.id()},
             .meeting = command.meeting,
             .child = child.id,
             .outcome = Outcome::adjourned,
             .reasons =
                 FreeText{std::string{before_interim_plan} + ' ' + trimmed(command.interim_plan)},
             .version = 0});
        if (!saved) return saved.error();
    }
    file.decisions = work.minutes.decisions(authority, command.meeting);
    return Done{};
}

// How it ended, as it is kept.
Closing closing_of(UnitOfWork& work,
                   const CaseTools& tools,
                   const Meeting& meeting,
                   const CloseMeeting& command,
                   QuorumState quorum)
{
    Closing closing{.meeting = meeting.id, .quorum = quorum, .closed_at = tools.clock.now()};
    if (!lacks_quorum(quorum)) return closing;
    if (command.adjourns) {
        const Calendars calendars = calendars_of(work, meeting.authority, tools.bank_holidays);
        closing.interim_plan = FreeText{trimmed(command.interim_plan)};
        closing.reconvene_by = reconvene_by(work, calendars.local, meeting).last_day;
    } else {
        closing.proceed_reason = FreeText{trimmed(command.proceed_reason)};
    }
    if (inquorate_before(work, meeting)) {
        closing.allowed_by = command.allowed_by;
        closing.allowed_reason = FreeText{trimmed(command.allowed_reason)};
    }
    return closing;
}

std::string audit_detail(const Closing& closing)
{
    std::string detail = "closed quorum=" + std::string{code(closing.quorum)};
    if (closing.reconvene_by) detail += " adjourned reconvene_by=" + iso(*closing.reconvene_by);
    if (closing.allowed_by) detail += " allowed_by=" + closing.allowed_by->text();
    return detail;
}

Error ask_whether_early(const Meeting& meeting)
{
    return {Refusal::needs_confirmation,
            {{"confirm_early",
              "This meeting starts at " + london_clock_time(meeting.starts_at) +
                  ", and those who are needed may still come. Say that you adjourn it now"}}};
}

}  // namespace

bool has_not_begun(const Meeting& meeting, Instant now)
{
    return !meeting.opened_at && now < meeting.starts_at;
}

std::optional<HeldMeeting> held_meeting_of(const MinutesFile& file)
{
    const Meeting& meeting = file.file.meeting;
    if (all(file, is_adjourned)) return std::nullopt;
    HeldMeeting held{.meeting = meeting.id,
                     .case_id = meeting.case_id,
                     .type = meeting.type,
                     .held_on = london_date(meeting.starts_at)};
    for (const Child& child : file.children)
        held.children.push_back(outcome_for(child, file));
    return held;
}

Result<Meeting> close_meeting(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const CloseMeeting& command)
{
    const Instant now = tools.clock.now();
    auto found = meeting_file(work, actor, Action::rsvp_record_for_other, command.meeting, now);
    if (!found) return found.error();
    const bool was_begun = found->meeting.opened_at.has_value() ||
                           (command.adjourns && has_its_day_come(found->meeting, now));
    if (found->meeting.status != MeetingStatus::scheduled || !was_begun)
        return Refusal::wrong_state;
    const auto roll = view_register(work, tools.clock, actor, command.meeting);
    if (!roll) return roll.error();
    const auto enough = check_quorum(work, *roll, actor, command);
    MinutesFile file = minutes_file(work, *std::move(found));
    if (command.adjourns && enough && !file.minutes) {
        auto opened = open_minutes(work, tools.clock, tools.random, actor, command.meeting);
        if (!opened) return opened.error();
        file = *std::move(opened);
    }
    if (command.adjourns && enough)
        if (const auto done = adjourn_children(work, tools, command, file); !done)
            return done.error();
    if (!command.adjourns && decides_for_each_child(file.file.meeting.type) &&
        !undecided(file).empty()) {
        Error error = invalid("decisions", "Record a decision for each child first");
        if (!enough)
            error.fields.insert(
                error.fields.begin(), enough.error().fields.begin(), enough.error().fields.end());
        return error;
    }
    if (!enough) return enough.error();
    if (command.adjourns && !command.is_sure_early && has_not_begun(file.file.meeting, now))
        return ask_whether_early(file.file.meeting);

    Meeting meeting = file.file.meeting;
    meeting.version = command.version;
    meeting.status = MeetingStatus::held;
    if (!meeting.opened_at) meeting.opened_at = now;
    meeting.closed_at = now;
    const auto saved = work.meetings.save(meeting);
    if (!saved) return saved.error();
    meeting.version = *saved;
    Closing closing = closing_of(work, tools, meeting, command, roll->quorum.state);
    closing.closed_by = actor.user;
    work.minutes.keep_closing(actor.authority, closing);

    const auto held = command.adjourns ? std::nullopt : held_meeting_of(file);
    if (held) {
        note_held_meeting(work, tools, actor, *held);
        book_limits_of_chain(work, meeting);
        book_limits_meanwhile(work, meeting);
    } else {
        work.due_dates.release(actor.authority, meeting.id);
        hand_limit_over(work, meeting, now);
        note_adjourned_conference(work, tools, actor, meeting);
    }
    work.meetings.raise_replies_version(actor.authority, meeting.id);
    audit(work,
          actor,
          now,
          {.action = Action::rsvp_record_for_other,
           .object = meeting.id.text(),
           .case_id = file.file.family.id,
           .detail = audit_detail(closing)});
    return meeting;
}

}  // namespace quorate::core
