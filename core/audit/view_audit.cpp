#include "core/audit/view_audit.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/paging.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_reason = 500;

// One more than is shown tells whether there is more.
LogPage page_from(std::vector<AuditEntry> found, int limit)
{
    auto page = page_of(std::move(found), limit);
    return {.entries = std::move(page.entries), .has_more = page.has_more, .names = {}};
}

int within(int limit)
{
    return std::clamp(limit, 1, longest_stretch);
}

void name_actors(UnitOfWork& work, const AuthorityId& authority, LogPage& page)
{
    for (const User& user : work.users.of_authority(authority))
        page.names.emplace(user.id.text(), user.name);
    std::erase_if(page.names, [&page](const auto& named) {
        return std::ranges::none_of(page.entries, [&named](const AuditEntry& entry) {
            return entry.record.actor == named.first;
        });
    });
}

// What a refusal was about, the refusal did not say: neither does its entry to whoever was refused.
void forget_what_was_refused(LogPage& page)
{
    for (AuditEntry& entry : page.entries)
        if (entry.record.result != "ok") entry.record.object.clear();
}

// A reference that no case has is refused, and so logged, as that of a hidden case is.
Result<CaseId> find_case(UnitOfWork& work, const Actor& actor, const LoggedCase& asked)
{
    if (!asked.id.empty()) return asked.id;
    const auto id = work.cases.find_by_reference(actor.authority, trimmed(asked.reference));
    if (!id)
        return Error{.refusal = Refusal::hidden,
                     .action = std::string{action_name(Action::audit_view_case_log)}};
    return *id;
}

}  // namespace

Result<std::int64_t> chain_length(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const auto allowed = permit(actor, Action::audit_verify_chain, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    return work.audit.size(actor.authority);
}

Result<ChainStatus> verify_chain(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const Instant now = clock.now();
    const auto allowed = permit(actor, Action::audit_verify_chain, actor.authority, now);
    if (!allowed) return allowed.error();
    const ChainStatus status{.entries = work.audit.size(actor.authority),
                             .first_broken = work.audit.first_broken(actor.authority)};
    audit(work,
          actor,
          now,
          {.action = Action::audit_verify_chain,
           .object = actor.authority.text(),
           .detail = status.first_broken ? "broken=" + std::to_string(*status.first_broken)
                                         : "entries=" + std::to_string(status.entries)});
    return status;
}

Result<LogPage> view_own_log(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const LogStretch& stretch)
{
    const auto allowed = permit_own(actor,
                                    Action::audit_view_own,
                                    {actor.user.text(), actor.user.text(), actor.authority},
                                    clock.now());
    if (!allowed) return allowed.error();
    const int limit = within(stretch.limit);
    LogPage page = page_from(
        work.audit.of_actor(actor.authority, actor.user.text(), stretch.before, limit + 1), limit);
    forget_what_was_refused(page);
    page.names.emplace(actor.user.text(), actor.name);
    return page;
}

Result<OpenedLog> open_case_log(UnitOfWork& work,
                                const Actor& actor,
                                const LoggedCase& asked,
                                const std::string& reason,
                                Instant now)
{
    if (const auto allowed = permit_role(actor, Action::audit_view_case_log); !allowed)
        return allowed.error();
    const auto id = find_case(work, actor, asked);
    if (!id) return id.error();
    const auto facts = work.cases.facts(actor, *id, now);
    const auto family = work.cases.find(actor.authority, *id);
    if (!facts || !family)
        return Error{.refusal = Refusal::hidden,
                     .action = std::string{action_name(Action::audit_view_case_log)},
                     .object = id->text()};
    const auto allowed = permit_on_case(actor, Action::audit_view_case_log, *facts, now, reason);
    if (!allowed) {
        if (allowed.error().refusal == Refusal::needs_reason)
            return invalid("reason", "Write why you need this log, in at least 15 characters");
        return allowed.error();
    }
    const std::string reference = trimmed(asked.reference);
    if (!reference.empty() && work.cases.find_by_reference(actor.authority, reference) != *id)
        return invalid("reference", "Is of another case: give the id or the reference, not both");
    if (length(reason) > longest_reason || !is_plain_text(reason, Lines::many))
        return invalid("reason", "Keep the reason under 500 characters of plain text");
    return OpenedLog{
        .id = *id, .authority = actor.authority, .reference = family->reference, .facts = *facts};
}

Result<CaseLog> view_case_log(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const LoggedCase& asked,
                              const std::string& reason,
                              const LogStretch& stretch)
{
    const Instant now = clock.now();
    const auto opened = open_case_log(work, actor, asked, reason, now);
    if (!opened) return opened.error();
    const int limit = within(stretch.limit);
    CaseLog log{
        .id = opened->id,
        .reference = opened->reference,
        .page = page_from(
            work.audit.of_case(actor.authority, opened->id, stretch.before, limit + 1), limit)};
    name_actors(work, actor.authority, log.page);
    audit(work,
          actor,
          now,
          {.action = Action::audit_view_case_log,
           .object = opened->id.text(),
           .case_id = opened->id,
           .reason = FreeText{trimmed(reason)}});
    return log;
}

}  // namespace quorate::core
