#include "db/stores/allowed_domain_store.hpp"

#include <utility>

namespace quorate::db {

std::vector<core::AllowedDomain> AllowedDomainStore::of(const core::AuthorityId& authority)
{
    std::vector<core::AllowedDomain> found;
    for (auto& [kind, domain, added_by, added_at] :
         sql_.select<std::string, std::string, core::UserId, core::Instant>(
             "select kind, domain, added_by, added_at from allowed_domain "
             "where authority_id = :a order by kind, domain",
             authority))
        found.push_back({.authority = authority,
                         .kind = core::agency_kind_from(kind).value(),
                         .domain = std::move(domain),
                         .added_by = std::move(added_by),
                         .added_at = added_at});
    return found;
}

bool AllowedDomainStore::add(const core::AllowedDomain& domain)
{
    return sql_.execute(
               "insert into allowed_domain (authority_id, kind, domain, added_by, added_at) "
               "values (:a, :k, :d, :b, :t) on conflict do nothing",
               domain.authority,
               std::string{code(domain.kind)},
               domain.domain,
               domain.added_by,
               domain.added_at) == 1;
}

bool AllowedDomainStore::remove(const core::AuthorityId& authority,
                                core::AgencyKind kind,
                                const std::string& domain)
{
    return sql_.execute(
               "delete from allowed_domain where authority_id = :a and kind = :k and domain = :d",
               authority,
               std::string{code(kind)},
               domain) == 1;
}

}  // namespace quorate::db
