#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// That a person of a family is to be given what is held about them, and why. It holds no words:
/// what is given is made anew, and has to have the digest of what was looked at.
struct CaseBundle {
    CaseBundleId id = {};
    CaseId case_id = {};
    PreparedPerson subject = {};  // a child of the family, or one of it
    FreeText reason = {};
    std::string digest = {};
    BundleState state = BundleState::waiting;
    UserId prepared_by = {};
    Instant prepared_at = {};
    std::optional<UserId> released_by = {};
    std::optional<Instant> released_at = {};
    int exports = 0;  // how often it was fetched
    // As it was kept; nothing of what was prepared before that.
    std::optional<InformationUse> use = InformationUse::subject_access;

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

    /// `wrong_state` when it waits no longer.
    virtual Result<Done> release(const AuthorityId& authority,
                                 const CaseBundleId& id,
                                 const UserId& by,
                                 Instant at) = 0;

    /// That it was fetched once more. `wrong_state` when nobody has released it.
    virtual Result<Done> count_export(const AuthorityId& authority, const CaseBundleId& id) = 0;
};

}  // namespace quorate::core
