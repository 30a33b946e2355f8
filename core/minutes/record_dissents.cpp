#include "core/minutes/record_dissents.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/minutes/dissent_store.hpp"
#include "core/rules/due_date.hpp"
#include "core/rules/local_rule_store.hpp"
#include "core/rules/rule_book.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view standard = "loc-dissent-72h";
constexpr std::size_t longest_text = 10'000;

const StatutoryRule& rule_on(Date day, const LocalRules& local)
{
    for (const StatutoryRule* own : local.own_rules(day))
        if (standard_of(*own) == standard) return *own;
    const StatutoryRule* usual = rule_or_family(standard, day);
    if (usual == nullptr) throw std::logic_error{"no rule for dissent"};
    return *usual;
}

bool is_of_agency(const Actor& actor)
{
    return actor.role == Role::agency_user;
}

std::string agency_of(const InviteeEntry& seat)
{
    return seat.agency_name.empty() ? std::string{label(AgencyKind::children_social_care)}
                                    : seat.agency_name;
}

// The chair decides, and the family has complaints instead.
std::vector<InviteeEntry> seats_for(UnitOfWork& work, const Actor& actor, const Meeting& meeting)
{
    auto seats = work.invitees.of_meeting(meeting.authority, meeting.id);
    std::erase_if(seats, [&](const InviteeEntry& seat) {
        const SeatHolder& holder = seat.invitee.holder;
        return is_family(holder) || holder.user == meeting.chair ||
               (is_of_agency(actor) && !is_held_by(holder, actor));
    });
    return seats;
}

void check_text(Complaints& complaints,
                const char* field,
                const std::string& text,
                const char* missing)
{
    if (trimmed(text).empty())
        complaints.add(field, missing);
    else if (!is_plain_text(text, Lines::many))
        complaints.add(field, "Use letters, digits, punctuation and line breaks only");
    else if (length(text) > longest_text)
        complaints.add(field, "Keep this under 10,000 characters");
}

// The day that was typed, with the words that belong to it: both or neither.
std::optional<Date> check_step(Complaints& complaints,
                               const char* day_field,
                               const std::string& day,
                               const char* words_field,
                               const std::string& words,
                               const char* missing,
                               const Meeting& meeting,
                               Instant now)
{
    if (trimmed(day).empty() && trimmed(words).empty()) return std::nullopt;
    check_text(complaints, words_field, words, missing);
    const auto on = parse_typed_date(day);
    if (!on)
        complaints.add(day_field, trimmed(day).empty() ? "Write the day" : typed_date_fault(day));
    else if (*on < london_date(meeting.starts_at) || *on > london_date(now))
        complaints.add(day_field, "Write a day from that of the meeting to today");
    return on;
}

}  // namespace

DissentDue dissent_due(UnitOfWork& work, const CaseTools& tools, const Meeting& meeting)
{
    const Trigger trigger = trigger_at(meeting.closed_at.value_or(meeting.ends_at));
    const StatutoryRule& rule = rule_on(trigger.on, work.local_rules.of(meeting.authority));
    const DueDate due =
        due_date(rule, trigger, calendars_of(work, meeting.authority, tools.bank_holidays));
    return {.at = due.limit_at ? *due.limit_at
                               : london_instant(CivilTime{due.limit_date + std::chrono::days{1}}) -
                                     std::chrono::seconds{1},
            .counted = offset_text(rule),
            .source = source_text(rule)};
}

Result<DissentBoard> view_dissents(UnitOfWork& work,
                                   const CaseTools& tools,
                                   const Actor& actor,
                                   const MeetingId& meeting)
{
    const Instant now = tools.clock.now();
    auto file = meeting_file(work, actor, Action::minutes_view, meeting, now);
    if (!file) return file.error();
    if (is_reduced(actor, Action::minutes_view)) return Refusal::hidden;
    audit(work,
          actor,
          now,
          {.action = Action::minutes_view,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "part=dissent"});
    const bool may_record = may_also(*file, actor, Action::dissent_record, now);
    DissentBoard board{.file = minutes_file(work, *std::move(file))};
    board.due = dissent_due(work, tools, board.file.file.meeting);
    for (const Dissent& dissent : board.file.dissents)
        board.rows.push_back({dissent, state_of(dissent, board.due.at, now)});
    board.seats = seats_for(work, actor, board.file.file.meeting);
    board.may_record = may_record;
    return board;
}

Result<DissentRow> record_agency_dissent(UnitOfWork& work,
                                         const CaseTools& tools,
                                         const Actor& actor,
                                         const RecordAgencyDissent& command)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::dissent_record, command.meeting, now);
    if (!file) return file.error();
    const DissentDue due = dissent_due(work, tools, file->meeting);
    const MinutesFile all = minutes_file(work, *file);
    const auto seats = seats_for(work, actor, file->meeting);
    const auto seat =
        std::ranges::find(seats, command.invitee, [](const auto& each) { return each.invitee.id; });

    Complaints complaints;
    if (std::ranges::count(all.decisions, command.child, &ChildDecision::child) == 0)
        complaints.add("child", "Choose a child about whom there is a decision");
    if (seat == seats.end()) complaints.add("invitee", "Choose who says so");
    check_text(complaints, "reason", command.reason, "Write why they do not agree");
    const bool is_agreed = all.minutes && all.minutes->status == MinutesStatus::approved;
    if (is_agreed && now > due.at)
        complaints.add("reason", "Dissent could be raised until " + london_long_time(due.at));
    if (!complaints.empty()) return complaints.error();
    const std::string agency = agency_of(*seat);
    for (const Dissent& other : all.dissents)
        if (other.child == command.child && other.agency == agency)
            return invalid("invitee", "That this agency dissents is recorded already");

    Dissent dissent{.id = DissentId{tools.random.id()},
                    .meeting = command.meeting,
                    .child = command.child,
                    .invitee = command.invitee,
                    .agency = agency,
                    .reason = FreeText{trimmed(command.reason)},
                    .recorded_by = actor.user,
                    .recorded_at = now};
    const auto saved = work.dissents.save(actor.authority, dissent);
    if (!saved) return invalid("invitee", "That this agency dissents is recorded already");
    dissent.version = *saved;
    audit(work,
          actor,
          now,
          {.action = Action::dissent_record,
           .object = dissent.id.text(),
           .case_id = file->family.id});
    return DissentRow{dissent, state_of(dissent, due.at, now)};
}

Result<DissentRow> follow_dissent(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const FollowDissent& command)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::dissent_record, command.meeting, now);
    if (!file) return file.error();
    const auto all = work.dissents.of_meeting(actor.authority, command.meeting);
    const auto found = std::ranges::find(all, command.dissent, &Dissent::id);
    if (found == all.end()) return Refusal::not_found;
    if (is_of_agency(actor)) {
        const auto own = seats_for(work, actor, file->meeting);
        if (!std::ranges::any_of(
                own, [&](const auto& seat) { return seat.invitee.id == found->invitee; }))
            return Refusal::not_found;
    }

    Complaints complaints;
    Dissent dissent = *found;
    dissent.written_on = check_step(complaints,
                                    "written_on",
                                    command.written_on,
                                    "statement",
                                    command.statement,
                                    "Write what it says, or where it is kept",
                                    file->meeting,
                                    now);
    dissent.statement = FreeText{trimmed(command.statement)};
    if (!is_of_agency(actor)) {
        dissent.answered_on = check_step(complaints,
                                         "answered_on",
                                         command.answered_on,
                                         "answer",
                                         command.answer,
                                         "Write what the chair did",
                                         file->meeting,
                                         now);
        dissent.answer = FreeText{trimmed(command.answer)};
    }
    if (!complaints.empty()) return complaints.error();
    if (dissent.version != command.version) return Refusal::stale_version;

    const auto saved = work.dissents.save(actor.authority, dissent);
    if (!saved) return saved.error();
    dissent.version = *saved;
    audit(work,
          actor,
          now,
          {.action = Action::dissent_record,
           .object = dissent.id.text(),
           .case_id = file->family.id,
           .detail = dissent.answered_on  ? "answered"
                     : dissent.written_on ? "in_writing"
                                          : ""});
    return DissentRow{dissent, state_of(dissent, dissent_due(work, tools, file->meeting).at, now)};
}

}  // namespace quorate::core
