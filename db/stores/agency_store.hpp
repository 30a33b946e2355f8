#pragma once

#include "core/people/agency_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class AgencyStore : public core::AgencyStore {
public:
    explicit AgencyStore(Sql& sql) : sql_{sql} {}

    std::optional<core::Agency> find(const core::AuthorityId& authority,
                                     const core::AgencyId& id) override;
    std::optional<core::Agency> find_by_name(const core::AuthorityId& authority,
                                             const std::string& name) override;
    core::PageOf<core::Agency> list(const core::AuthorityId& authority,
                                    const core::AgencyQuery& query) override;
    std::vector<core::Agency> choices(const core::AuthorityId& authority) override;
    core::Result<core::Done> add(const core::Agency& agency) override;
    core::Result<int> save(const core::Agency& agency) override;
    void add_organisation(const core::Organisation& organisation) override;
    std::optional<core::Organisation> find_organisation(const core::OrganisationId& id) override;
    std::optional<core::Organisation> find_organisation_by_code(const std::string& code) override;
    std::vector<core::Agency> of_organisation(const core::OrganisationId& id) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
