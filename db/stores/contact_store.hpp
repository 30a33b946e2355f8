#pragma once

#include "core/people/contact_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class ContactStore : public core::ContactStore {
public:
    explicit ContactStore(Sql& sql) : sql_{sql} {}

    std::optional<core::ContactEntry> find(const core::AuthorityId& authority,
                                           const core::ContactId& id) override;
    std::optional<core::Contact> find_by_email(const core::AuthorityId& authority,
                                               const core::AgencyId& agency,
                                               const core::Email& email) override;
    core::PageOf<core::ContactEntry> list(const core::AuthorityId& authority,
                                          const core::ContactQuery& query) override;
    std::vector<core::ContactEntry> choices(const core::AuthorityId& authority) override;
    std::vector<core::Contact> all(const core::AuthorityId& authority) override;
    std::vector<core::Contact> leads(const core::AuthorityId& authority) override;
    core::Result<core::Done> add(const core::Contact& contact) override;
    core::Result<int> save(const core::Contact& contact) override;

private:
    void end_lead_before(const core::Contact& contact);

    Sql& sql_;
};

}  // namespace quorate::db
