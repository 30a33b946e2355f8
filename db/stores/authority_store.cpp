#include "db/stores/authority_store.hpp"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::Authority> authorities(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::Authority> found;
    for (auto& [id, name, jurisdiction, email, phone, others, health, is_demo, version] :
         sql.select<core::AuthorityId,
                    std::string,
                    std::string,
                    std::string,
                    std::string,
                    int,
                    std::string,
                    bool,
                    int>(text, in...))
        found.push_back(
            {.id = std::move(id),
             .name = std::move(name),
             .jurisdiction = core::jurisdiction_from(jurisdiction).value(),
             .meetings_email = std::move(email),
             .meetings_phone = std::move(phone),
             .quorum = {.other_agencies = others,
                        .health_counts_as = core::health_counts_as_from(health).value()},
             .is_demo = is_demo,
             .version = version});
    return found;
}

}  // namespace

std::optional<core::Authority> AuthorityStore::find(const core::AuthorityId& id)
{
    auto found = authorities(sql_,
                             "select id, name, jurisdiction, meetings_email, meetings_phone, "
                             "quorum_other_agencies, health_counts_as, is_demo, version "
                             "from authority where id = :id",
                             id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::Authority> AuthorityStore::all()
{
    return authorities(sql_,
                       "select id, name, jurisdiction, meetings_email, meetings_phone, "
                       "quorum_other_agencies, health_counts_as, is_demo, version "
                       "from authority order by name, id");
}

void AuthorityStore::add(const core::Authority& authority)
{
    sql_.execute(
        "insert into authority (id, name, jurisdiction, meetings_email, meetings_phone, "
        "quorum_other_agencies, health_counts_as, is_demo, version) values "
        "(:id, :name, :jurisdiction, :email, :phone, :others, :health, :demo, :version)",
        authority.id,
        authority.name,
        std::string{label(authority.jurisdiction)},
        authority.meetings_email,
        authority.meetings_phone,
        authority.quorum.other_agencies,
        std::string{code(authority.quorum.health_counts_as)},
        authority.is_demo,
        authority.version);
}

core::Result<int> AuthorityStore::save(const core::Authority& authority)
{
    const long long changed = sql_.execute(
        "update authority set name = :name, meetings_email = :email, meetings_phone = :phone, "
        "quorum_other_agencies = :others, health_counts_as = :health, version = version + 1 "
        "where id = :id and version = :version",
        authority.name,
        authority.meetings_email,
        authority.meetings_phone,
        authority.quorum.other_agencies,
        std::string{code(authority.quorum.health_counts_as)},
        authority.id,
        authority.version);
    if (changed == 1) return authority.version + 1;
    return find(authority.id) ? core::Refusal::stale_version : core::Refusal::not_found;
}

}  // namespace quorate::db
