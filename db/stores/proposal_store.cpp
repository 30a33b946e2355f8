#include "db/stores/proposal_store.hpp"

#include <utility>

#define PROPOSAL_COLUMNS                                                              \
    "id, authority_id, act, status, object_id, case_id, before_value, wanted_value, " \
    "reason, proposed_by, credential, proposed_at, expires_at, decided_by, decided_at"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::Proposal> proposals(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::Proposal> found;
    for (auto& [id,
                authority,
                act,
                status,
                object,
                case_id,
                before,
                wanted,
                reason,
                proposed_by,
                credential,
                proposed_at,
                expires_at,
                decided_by,
                decided_at] : sql.select<core::ProposalId,
                                         core::AuthorityId,
                                         std::string,
                                         std::string,
                                         std::string,
                                         core::CaseId,
                                         std::string,
                                         std::string,
                                         core::FreeText,
                                         core::UserId,
                                         std::string,
                                         core::Instant,
                                         core::Instant,
                                         core::UserId,
                                         std::optional<core::Instant>>(text, in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .act = core::proposed_act_from(act).value(),
                         .status = core::proposal_status_from(status).value(),
                         .object = std::move(object),
                         .case_id = std::move(case_id),
                         .before = std::move(before),
                         .wanted = std::move(wanted),
                         .reason = std::move(reason),
                         .proposed_by = std::move(proposed_by),
                         .credential = std::move(credential),
                         .proposed_at = proposed_at,
                         .expires_at = expires_at,
                         .decided_by = std::move(decided_by),
                         .decided_at = decided_at});
    return found;
}

}  // namespace

std::vector<core::Proposal> ProposalStore::waiting(const core::AuthorityId& authority,
                                                   core::Instant now)
{
    return proposals(sql_,
                     "select " PROPOSAL_COLUMNS
                     " from proposal where authority_id = :a and status = 'waiting' "
                     "and expires_at > :n order by proposed_at, id",
                     authority,
                     now);
}

std::optional<core::Proposal> ProposalStore::find(const core::AuthorityId& authority,
                                                  const core::ProposalId& id)
{
    auto found =
        proposals(sql_,
                  "select " PROPOSAL_COLUMNS " from proposal where authority_id = :a and id = :i",
                  authority,
                  id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::Proposal> ProposalStore::about(const core::AuthorityId& authority,
                                                 core::ProposedAct act,
                                                 const std::string& object)
{
    return proposals(sql_,
                     "select " PROPOSAL_COLUMNS
                     " from proposal where authority_id = :a and act = :c and object_id = :o "
                     "order by proposed_at, id",
                     authority,
                     std::string{core::code(act)},
                     object);
}

void ProposalStore::add(const core::Proposal& proposal)
{
    sql_.execute("insert into proposal (" PROPOSAL_COLUMNS
                 ") values (:id, :authority, :act, :status, :object, :case, :before, :wanted, "
                 ":reason, :proposed_by, :credential, :proposed_at, :expires_at, :decided_by, "
                 ":decided_at)",
                 proposal.id,
                 proposal.authority,
                 std::string{core::code(proposal.act)},
                 std::string{core::code(proposal.status)},
                 proposal.object,
                 proposal.case_id,
                 proposal.before,
                 proposal.wanted,
                 proposal.reason,
                 proposal.proposed_by,
                 proposal.credential,
                 proposal.proposed_at,
                 proposal.expires_at,
                 proposal.decided_by,
                 proposal.decided_at);
}

bool ProposalStore::decide(const core::AuthorityId& authority,
                           const core::ProposalId& id,
                           core::ProposalStatus status,
                           const core::UserId& decided_by,
                           core::Instant at)
{
    return sql_.execute(
               "update proposal set status = :to, decided_by = :by, decided_at = :at "
               "where authority_id = :a and id = :i and status = 'waiting' and expires_at > :now",
               std::string{core::code(status)},
               decided_by,
               at,
               authority,
               id,
               at) == 1;
}

}  // namespace quorate::db
