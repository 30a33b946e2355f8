#pragma once

#include "core/directory/address_link_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// The links that were mailed to find out whose an address is, in the table `address_link`.
class AddressLinkStore final : public core::AddressLinkStore {
public:
    explicit AddressLinkStore(Sql& sql) : sql_{sql} {}

    void add(const core::AddressLink& link) override;
    std::optional<core::AddressLink> find(const core::AuthorityId& authority,
                                          const core::AddressLinkId& id) override;
    std::optional<core::AddressLink> find_by_link(const std::string& link_hash) override;
    std::vector<core::AddressLink> of_contact(const core::AuthorityId& authority,
                                              const core::ContactId& contact) override;
    bool answer(const core::AuthorityId& authority,
                const core::AddressLinkId& id,
                const std::string& answer,
                core::Instant at) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
