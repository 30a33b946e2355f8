#include "core/minutes/close_meeting.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/booked_conference.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/booking.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/register.hpp"
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

// What the register lacks, by the rule of this meeting: "Quorum is not met by the register. Needed:
// Children's social care, police and health. The police are missing".
std::string quorum_fault(const Quorum& quorum)
{
    std::string words = "Quorum is not met by the register. Needed: " + quorum.rule;
    for (const std::string& missing : quorum.missing)
        words += ". " + missing;
    return words;
}

// The chair decides alone whether to go on without quorum, and says why.
Result<Done> check_quorum(const Register& roll, const Actor& actor, const std::string& reason)
{
    const QuorumState state = roll.quorum.state;
    if (state == QuorumState::met || state == QuorumState::not_needed) return Done{};
    const bool is_chair = actor.user == roll.file.meeting.chair || actor.role == Role::chair;
    if (!is_chair)
        return Error{Refusal::quorum_not_met,
                     {{"proceed_reason", quorum_fault(roll.quorum) + ". Ask the chair to decide"}}};
    if (length(trimmed(reason)) < shortest_reason)
        return Error{Refusal::quorum_not_met,
                     {{"proceed_reason",
                       quorum_fault(roll.quorum) +
                           ". Write why the meeting went on, in at least 15 characters"}}};
    if (!is_plain_text(reason, Lines::many))
        return invalid("proceed_reason", "Use letters, digits and punctuation only");
    return Done{};
}

}  // namespace

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
    if (found->meeting.status != MeetingStatus::scheduled || !found->meeting.opened_at)
        return Refusal::wrong_state;
    const auto roll = view_register(work, tools.clock, actor, command.meeting);
    if (!roll) return roll.error();
    const auto enough = check_quorum(*roll, actor, command.proceed_reason);
    const MinutesFile file = minutes_file(work, *std::move(found));
    if (decides_for_each_child(file.file.meeting.type) && !undecided(file).empty()) {
        Error error = invalid("decisions", "Record a decision for each child first");
        if (!enough)
            error.fields.insert(
                error.fields.begin(), enough.error().fields.begin(), enough.error().fields.end());
        return error;
    }
    if (!enough) return enough.error();

    Meeting meeting = file.file.meeting;
    meeting.version = command.version;
    meeting.status = MeetingStatus::held;
    meeting.closed_at = now;
    const auto saved = work.meetings.save(meeting);
    if (!saved) return saved.error();
    meeting.version = *saved;
    const QuorumState quorum = roll->quorum.state;
    const bool went_on = quorum != QuorumState::met && quorum != QuorumState::not_needed;
    work.minutes.keep_closing(
        actor.authority,
        {.meeting = meeting.id,
         .quorum = quorum,
         .proceed_reason = went_on ? FreeText{trimmed(command.proceed_reason)} : FreeText{},
         .closed_by = actor.user,
         .closed_at = now});

    if (const auto held = held_meeting_of(file)) {
        note_held_meeting(work, tools, actor, *held);
        book_limits_of_chain(work, meeting);
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
           .detail = "closed quorum=" + std::string{code(quorum)}});
    return meeting;
}

}  // namespace quorate::core
