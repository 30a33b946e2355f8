#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/people/contact.hpp"
#include "core/people/standing.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

struct ContactQuery {
    std::string text = {};  // anywhere in name, job title, discipline, e-mail or agency's name
    std::optional<AgencyId> agency = {};
    Standing standing = Standing::active;
    Stretch stretch = {};
};

/// The people whom agencies send.
class ContactStore {
public:
    virtual ~ContactStore() = default;

    /// Nothing when the id is unknown or another authority's.
    virtual std::optional<ContactEntry> find(const AuthorityId& authority, const ContactId& id) = 0;

    /// The agency's contact with that address in lower case, active or not.
    virtual std::optional<Contact> find_by_email(const AuthorityId& authority,
                                                 const AgencyId& agency,
                                                 const Email& email) = 0;

    /// By name, in stretches.
    virtual PageOf<ContactEntry> list(const AuthorityId& authority, const ContactQuery& query) = 0;

    /// Every active contact of an active agency, by agency and name: for people to choose from.
    virtual std::vector<ContactEntry> choices(const AuthorityId& authority) = 0;

    /// Every contact, active or not: what an import is compared with.
    virtual std::vector<Contact> all(const AuthorityId& authority) = 0;

    /// `already_exists` when the agency has a contact with that address. A lead takes the place
    /// of the one before, here and in save().
    virtual Result<Done> add(const Contact& contact) = 0;

    /// The active lead of each active agency that has one.
    virtual std::vector<Contact> leads(const AuthorityId& authority) = 0;

    /// Saves everything but the agency when the stored version is still `contact.version`, and
    /// gives the new one.
    virtual Result<int> save(const Contact& contact) = 0;
};

}  // namespace quorate::core
