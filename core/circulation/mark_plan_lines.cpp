#include "core/circulation/mark_plan_lines.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/circulation/adjournment.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/plan_in_letters.hpp"
#include "core/minutes/minutes_store.hpp"

namespace quorate::core {
namespace {

// Also somebody whose seat was taken away since. One that opens no more cannot be taken back.
bool has_family_copy(UnitOfWork& work, const Meeting& meeting, Instant now)
{
    const auto ledger = work.circulations.of_meeting(meeting.authority, meeting.id);
    return std::ranges::any_of(ledger, [now](const CirculationRow& row) {
        const Circulation& copy = row.circulation;
        return copy.kind == CirculationKind::minutes && copy.is_live(now) && copy.family_member;
    });
}

Result<PlanLines> lines_of(UnitOfWork& work,
                           const Actor& actor,
                           const MeetingId& meeting,
                           Instant now)
{
    auto file = meeting_file(work, actor, Action::redaction_create, meeting, now);
    if (!file) return file.error();
    auto closing = work.minutes.closing(actor.authority, meeting);
    if (!closing || !closing->reconvene_by || !is_for_family(file->meeting.type))
        return Refusal::wrong_state;
    if (!may_mark_plan_lines(*file, actor, now)) return Refusal::not_permitted;
    std::vector<std::string> lines = plan_lines(closing->interim_plan);
    const bool was_sent = has_family_copy(work, file->meeting, now);
    const bool was_in_letter = plan_in_letters(work, actor.authority, closing).to_family;
    const auto minutes = work.minutes.find(actor.authority, meeting);
    return PlanLines{.file = *std::move(file),
                     .closing = *std::move(closing),
                     .lines = std::move(lines),
                     .was_sent = was_sent,
                     .was_in_letter = was_in_letter,
                     .is_agreed = minutes && minutes->status == MinutesStatus::approved};
}

}  // namespace

bool may_mark_plan_lines(const MeetingFile& file, const Actor& actor, Instant now)
{
    return (actor.user == file.meeting.chair || actor.role == Role::chair) &&
           may_also(file, actor, Action::redaction_create, now);
}

Result<PlanLines> view_plan_lines(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const MeetingId& meeting)
{
    auto seen = lines_of(work, actor, meeting, clock.now());
    if (!seen) return seen.error();
    audit(work,
          actor,
          clock.now(),
          {.action = Action::redaction_create,
           .object = meeting.text(),
           .case_id = seen->file.family.id,
           .detail = "interim_plan=shown"});
    return seen;
}

Result<Done> mark_plan_lines(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const MarkPlanLines& command)
{
    const auto seen = lines_of(work, actor, command.meeting, clock.now());
    if (!seen) return seen.error();
    if (seen->was_in_letter)
        return invalid("lines",
                       "A letter with lines of this plan was given to the family already. Agree "
                       "the minutes, then put it right by a correction");
    if (seen->was_sent)
        return invalid("lines",
                       "A copy was sent to the family already. Take it back first, and send it "
                       "again when the lines are marked");
    std::vector<int> lines = command.lines;
    std::ranges::sort(lines);
    lines.erase(std::ranges::unique(lines).begin(), lines.end());
    if (std::ranges::any_of(lines, [&seen](int line) {
            return line < 1 || line > static_cast<int>(seen->lines.size());
        }))
        return invalid("lines", "Choose lines of this plan");
    work.minutes.mark_plan_lines(actor.authority, command.meeting, lines);
    audit(work,
          actor,
          clock.now(),
          {.action = Action::redaction_create,
           .object = command.meeting.text(),
           .case_id = seen->file.family.id,
           .detail = "interim_plan=marked lines=" + std::to_string(lines.size())});
    return Done{};
}

}  // namespace quorate::core
