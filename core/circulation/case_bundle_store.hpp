#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/invitee.hpp"
#include "core/preparation/preparation_point.hpp"
#include "core/retention/information_use.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Where stands what somebody is to be given who asked what is held about them.
enum class BundleState { waiting, released };

/// "waiting", "released": stored, and used by the API. Never changes.
std::string_view code(BundleState state);

/// Whom a bundle is about: a child of the family, one of its members, a contact of an agency or one
/// of the staff. Exactly one of the four.
struct BundleSubject {
    ChildId child = {};
    FamilyMemberId member = {};
    ContactId contact = {};
    UserId user = {};

    bool is_child() const { return !child.empty(); }
    bool is_professional() const { return !contact.empty() || !user.empty(); }
    const std::string& text() const;

    /// "child", "member", "contact" or "user": in addresses of pages.
    std::string_view kind() const;

    /// As the family's preparation knows them.
    PreparedPerson person() const { return {.child = child, .member = member}; }

    bool holds(const SeatHolder& seat) const;

    friend bool operator==(const BundleSubject&, const BundleSubject&) = default;
};

/// Nobody when it is not one of the four.
BundleSubject bundle_subject_from(std::string_view kind, const std::string& id);

/// That somebody is to be given what is held about them in a family's record, and why. Until it is
/// released it holds no words: what would be given is made anew, and has to have the digest of what
/// was looked at. What was released then is kept beside it, see
/// CaseBundleStore::released_content().
struct CaseBundle {
    CaseBundleId id = {};
    CaseId case_id = {};
    BundleSubject subject = {};
    FreeText reason = {};
    std::string digest = {};
    BundleState state = BundleState::waiting;
    UserId prepared_by = {};
    Instant prepared_at = {};
    std::string credential = {};  // the sign-in from which it was prepared
    std::optional<UserId> released_by = {};
    std::optional<Instant> released_at = {};
    int exports = 0;  // how often it was fetched
    // As it was kept; nothing of what was prepared before that.
    std::optional<InformationUse> use = InformationUse::subject_access;

    /// Whether the actor can be the second person to it: neither whoever prepared it, nor from the
    /// same sign-in, nor whom it is about.
    bool may_be_released_by(const Actor& actor) const
    {
        return actor.is_second_to(prepared_by, credential) && !actor.is(subject.text());
    }

    friend bool operator==(const CaseBundle&, const CaseBundle&) = default;
};

class CaseBundleStore {
public:
    virtual ~CaseBundleStore() = default;

    virtual void add(const AuthorityId& authority, const CaseBundle& bundle) = 0;
    virtual std::optional<CaseBundle> find(const AuthorityId& authority,
                                           const CaseBundleId& id) = 0;

    /// Newest first.
    virtual std::vector<CaseBundle> of_case(const AuthorityId& authority, const CaseId& id) = 0;

    /// Keeps what is given as well: see bundle_text(). `wrong_state` when it waits no longer.
    virtual Result<Done> release(const AuthorityId& authority,
                                 const CaseBundleId& id,
                                 const UserId& by,
                                 const FreeText& content,
                                 Instant at) = 0;

    /// What was released, as it was then; empty for what waits, and for what was released before
    /// it was kept.
    virtual FreeText released_content(const AuthorityId& authority, const CaseBundleId& id) = 0;

    /// That it was fetched once more. `wrong_state` when nobody has released it.
    virtual Result<Done> count_export(const AuthorityId& authority, const CaseBundleId& id) = 0;
};

}  // namespace quorate::core
