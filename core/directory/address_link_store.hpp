#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// A link that was mailed to a contact's address to find out whether it is theirs. It works once.
struct AddressLink {
    AddressLinkId id;
    AuthorityId authority;
    ContactId contact;
    Email email = {};  // lower case
    std::string link_hash = {};
    UserId sent_by = {};
    Instant sent_at = {};
    Instant expires_at = {};
    std::optional<Instant> answered_at = {};
    std::string answer = {};  // "theirs", "not_theirs", "replaced" by a later link; or empty

    friend bool operator==(const AddressLink&, const AddressLink&) = default;
};

/// The links that were mailed to addresses of contacts.
class AddressLinkStore {
public:
    virtual ~AddressLinkStore() = default;

    /// Ends what was mailed to this contact before and waits for an answer.
    virtual void add(const AddressLink& link) = 0;

    virtual std::optional<AddressLink> find(const AuthorityId& authority,
                                            const AddressLinkId& id) = 0;

    /// In any authority: whoever has the link is nobody that we know.
    virtual std::optional<AddressLink> find_by_link(const std::string& link_hash) = 0;

    /// What was mailed to the contact, the newest first.
    virtual std::vector<AddressLink> of_contact(const AuthorityId& authority,
                                                const ContactId& contact) = 0;

    /// False when it has an answer.
    virtual bool answer(const AuthorityId& authority,
                        const AddressLinkId& id,
                        const std::string& answer,
                        Instant at) = 0;
};

}  // namespace quorate::core
