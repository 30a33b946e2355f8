#include "db/stores/agency_store.hpp"

#include <string_view>

#include "db/stores/first_found.hpp"
#include "db/stores/search_text.hpp"
#include "db/stores/standing_column.hpp"

namespace quorate::db {
namespace {

// Every query for agencies begins with this, so that one function reads all answers.
constexpr std::string_view every_agency =
    "select id, authority_id, organisation_id, name, kind, active, version from agency ";

template <class... In>
std::vector<core::Agency> agencies(Sql& sql, std::string_view rest, const In&... in)
{
    const std::string text = std::string{every_agency}.append(rest);
    std::vector<core::Agency> found;
    for (auto& [id, authority, organisation, name, kind, active, version] :
         sql.select<core::AgencyId,
                    core::AuthorityId,
                    core::OrganisationId,
                    std::string,
                    std::string,
                    bool,
                    int>(text.c_str(), in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .organisation = std::move(organisation),
                         .name = std::move(name),
                         .kind = core::agency_kind_from(kind).value(),
                         .active = active,
                         .version = version});
    return found;
}

template <class Row>
std::optional<core::Organisation> organisation(std::optional<Row> row)
{
    if (!row) return std::nullopt;
    auto& [id, code] = *row;
    return core::Organisation{.id = std::move(id), .joining_code = std::move(code)};
}

}  // namespace

std::optional<core::Agency> AgencyStore::find(const core::AuthorityId& authority,
                                              const core::AgencyId& id)
{
    return first(agencies(sql_, "where authority_id = :authority and id = :id", authority, id));
}

std::optional<core::Agency> AgencyStore::find_by_name(const core::AuthorityId& authority,
                                                      const std::string& name)
{
    return first(agencies(
        sql_, "where authority_id = :authority and lower(name) = lower(:name)", authority, name));
}

core::PageOf<core::Agency> AgencyStore::list(const core::AuthorityId& authority,
                                             const core::AgencyQuery& query)
{
    const auto [low, high] = bounds(query.standing);
    const std::string kind{query.kind ? code(*query.kind) : ""};
    const std::string only = query.only ? query.only->text() : std::string{};
    auto found =
        agencies(sql_,
                 "where authority_id = :authority and active between :low and :high "
                 "and lower(name) like :pattern escape '!' "
                 "and (:any_kind = 1 or kind = :kind) and (:any_agency = 1 or id = :only) "
                 "and (:from_start = 1 or (name, id) > "
                 "(select name, id from agency where authority_id = :same and id = :after)) "
                 "order by name, id limit :count",
                 authority,
                 low,
                 high,
                 anywhere(query.text),
                 kind.empty(),
                 kind,
                 only.empty(),
                 only,
                 query.stretch.after.empty(),
                 authority,
                 query.stretch.after,
                 query.stretch.limit + 1);
    return core::page_of(std::move(found), query.stretch.limit);
}

std::vector<core::Agency> AgencyStore::choices(const core::AuthorityId& authority)
{
    return agencies(
        sql_, "where authority_id = :authority and active = 1 order by name, id", authority);
}

core::Result<core::Done> AgencyStore::add(const core::Agency& agency)
{
    const long long added = sql_.execute(
        "insert into agency (id, authority_id, organisation_id, name, kind, active, version) "
        "values (:id, :authority, :organisation, :name, :kind, :active, :version) "
        "on conflict do nothing",
        agency.id,
        agency.authority,
        agency.organisation,
        agency.name,
        std::string{code(agency.kind)},
        agency.active,
        agency.version);
    if (added == 1) return core::Done{};
    return core::Refusal::already_exists;
}

core::Result<int> AgencyStore::save(const core::Agency& agency)
{
    const long long changed = sql_.execute(
        "update agency set name = :name, kind = :kind, active = :active, version = version + 1 "
        "where authority_id = :authority and id = :id and version = :version",
        agency.name,
        std::string{code(agency.kind)},
        agency.active,
        agency.authority,
        agency.id,
        agency.version);
    if (changed == 1) return agency.version + 1;
    return find(agency.authority, agency.id) ? core::Refusal::stale_version
                                             : core::Refusal::not_found;
}

void AgencyStore::add_organisation(const core::Organisation& organisation)
{
    sql_.execute("insert into organisation (id, joining_code) values (:id, :code)",
                 organisation.id,
                 organisation.joining_code);
}

std::optional<core::Organisation> AgencyStore::find_organisation(const core::OrganisationId& id)
{
    return organisation(sql_.find<core::OrganisationId, std::string>(
        "select id, joining_code from organisation where id = :id", id));
}

std::optional<core::Organisation> AgencyStore::find_organisation_by_code(const std::string& code)
{
    return organisation(sql_.find<core::OrganisationId, std::string>(
        "select id, joining_code from organisation where joining_code = :code", code));
}

std::vector<core::Agency> AgencyStore::of_organisation(const core::OrganisationId& id)
{
    return agencies(sql_, "where organisation_id = :id order by authority_id, name, id", id);
}

}  // namespace quorate::db
