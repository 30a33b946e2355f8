#include "core/cases/emergency_review.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/emergency_access_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::case_break_glass_review;
constexpr int latest_few = 20;
constexpr int entries_at_once = 200;
constexpr std::chrono::days week{7};

Error refused(Refusal refusal, const std::string& object)
{
    return {.refusal = refusal,
            .fields = {},
            .action = std::string{action_name(action)},
            .object = object};
}

bool may_approve(const Actor& actor)
{
    return permit_role(actor, Action::case_break_glass) && permit_role(actor, action);
}

PersonName name_of(UnitOfWork& work, const std::optional<UserId>& id)
{
    const auto user = id ? work.users.find(*id) : std::nullopt;
    return user ? user->name : PersonName{};
}

EmergencyEntry entry_of(UnitOfWork& work, const Actor& actor, EmergencyAccess access, Instant now)
{
    const Instant since = access.opened_at.value_or(access.asked_at) - week;
    EmergencyEntry entry{
        .access = std::move(access), .asked_by = {}, .approved_by = {}, .by_them_this_week = 0};
    const EmergencyAccess& kept = entry.access;
    entry.asked_by = name_of(work, kept.user);
    entry.approved_by = name_of(work, kept.approved_by);
    entry.by_them_this_week = work.emergency_access.opened_since(kept.authority, kept.user, since);
    entry.is_overdue = !kept.reviewed_at && kept.review_by && *kept.review_by < london_date(now);
    entry.may_decide = kept.may_be_reviewed_by(actor);
    // As the family is called now, where there is one: what was typed may be in small letters.
    if (const auto family = work.cases.find(kept.authority, kept.case_id))
        entry.access.reference = family->reference;
    return entry;
}

std::vector<EmergencyEntry> entries_of(UnitOfWork& work,
                                       const Actor& actor,
                                       std::vector<EmergencyAccess> found,
                                       Instant now)
{
    std::vector<EmergencyEntry> entries;
    for (EmergencyAccess& each : found)
        entries.push_back(entry_of(work, actor, std::move(each), now));
    return entries;
}

// What whoever opened the family did in it meanwhile, the first first.
std::vector<AuditEntry> done_under(UnitOfWork& work, const EmergencyAccess& access)
{
    std::vector<AuditEntry> done;
    std::int64_t before = 0;
    while (true) {
        const auto entries =
            work.audit.of_case(access.authority, access.case_id, before, entries_at_once);
        for (const AuditEntry& each : entries) {
            const AuditRecord& record = each.record;
            if (record.actor == access.user.text() && record.at >= *access.opened_at &&
                record.at <= *access.ends_at)
                done.push_back(each);
        }
        const bool is_last = entries.size() < static_cast<std::size_t>(entries_at_once);
        if (is_last || entries.back().record.at < *access.opened_at) break;
        before = entries.back().number;
    }
    std::ranges::reverse(done);
    return done;
}

// One that was opened, for somebody who may review.
Result<EmergencyAccess> opened_access(UnitOfWork& work,
                                      const Actor& actor,
                                      const EmergencyAccessId& id,
                                      Instant now)
{
    if (const auto may = permit(actor, action, actor.authority, now); !may) return may.error();
    auto access = work.emergency_access.find(actor.authority, id);
    if (!access || !access->opened_at) return refused(Refusal::hidden, id.text());
    return *std::move(access);
}

}  // namespace

Result<EmergencyQueue> view_emergency_queue(UnitOfWork& work,
                                            const CaseTools& tools,
                                            const Actor& actor)
{
    const Instant now = tools.clock.now();
    if (const auto may = permit(actor, action, actor.authority, now); !may) return may.error();
    const AuthorityId& authority = actor.authority;
    EmergencyQueue queue;
    if (may_approve(actor)) {
        // Not what they asked themselves: of that, only families that there are would be here.
        auto waiting = work.emergency_access.waiting(authority, now - approval_lasts);
        std::erase_if(waiting, [&](const auto& each) { return !each.may_be_approved_by(actor); });
        queue.to_approve = entries_of(work, actor, std::move(waiting), now);
    }
    queue.to_review = entries_of(work, actor, work.emergency_access.to_review(authority), now);
    queue.reviewed =
        entries_of(work, actor, work.emergency_access.reviewed(authority, latest_few), now);
    audit(work,
          actor,
          now,
          {.action = action,
           .detail = "list=emergency_access found=" +
                     std::to_string(queue.to_approve.size() + queue.to_review.size())});
    return queue;
}

int count_emergency_reviews(UnitOfWork& work, const Actor& actor, Instant now)
{
    if (!permit(actor, action, actor.authority, now)) return 0;
    const auto waits = [&](const EmergencyAccess& each) { return each.may_be_reviewed_by(actor); };
    auto count = std::ranges::count_if(work.emergency_access.to_review(actor.authority), waits);
    if (may_approve(actor))
        count += std::ranges::count_if(
            work.emergency_access.waiting(actor.authority, now - approval_lasts), waits);
    return static_cast<int>(count);
}

Result<EmergencyReview> view_emergency_review(UnitOfWork& work,
                                              const CaseTools& tools,
                                              const Actor& actor,
                                              const EmergencyAccessId& id)
{
    const Instant now = tools.clock.now();
    auto access = opened_access(work, actor, id, now);
    if (!access) return access.error();
    EmergencyReview review{.entry = {}, .done = done_under(work, *access)};
    audit(
        work,
        actor,
        now,
        {.action = action, .object = id.text(), .case_id = access->case_id, .detail = "seen=yes"});
    review.entry = entry_of(work, actor, *std::move(access), now);
    return review;
}

Result<Done> review_emergency_access(UnitOfWork& work,
                                     const CaseTools& tools,
                                     const Actor& actor,
                                     const ReviewEmergencyAccess& command)
{
    const Instant now = tools.clock.now();
    const auto access = opened_access(work, actor, command.id, now);
    if (!access) return access.error();
    if (!access->may_be_reviewed_by(actor))
        return refused(Refusal::needs_second_person, command.id.text());
    if (access->reviewed_at || state_of(*access, now) != EmergencyState::over)
        return Refusal::wrong_state;
    FormChecks checks;
    const std::string note = trimmed(command.note.reveal());
    constexpr std::size_t longest_note = 1000;
    if (checks.lines("note", note, longest_note, "Say what you found") &&
        length(note) < shortest_reason)
        checks.refuse("note", "Say what you found in at least 15 characters");
    if (!checks.passed()) return checks.error();

    EmergencyAccess reviewed = *access;
    reviewed.reviewed_by = actor.user;
    reviewed.reviewed_at = now;
    reviewed.is_justified = command.is_justified;
    reviewed.review_note = FreeText{note};
    if (!work.emergency_access.review(reviewed)) return Refusal::wrong_state;
    audit(work,
          actor,
          now,
          {.action = action,
           .object = command.id.text(),
           .case_id = access->case_id,
           .detail =
               std::string{"reviewed="} + (command.is_justified ? "justified" : "not_justified")});
    return Done{};
}

}  // namespace quorate::core
