#pragma once

#include <string>
#include <vector>

#include "core/access/role.hpp"
#include "core/people/standing.hpp"
#include "core/support/id.hpp"
#include "core/support/paging.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What colleagues may know of someone with an account.
struct StaffMember {
    UserId id;
    PersonName name;
    Email email;
    std::string job_title = {};
    Role role = Role::anonymous;
    bool chairs_meetings = false;
    bool active = true;
    std::vector<std::string> teams = {};  // names, in order
    bool is_suspended = false;            // cannot sign in, and is invited all the same

    friend bool operator==(const StaffMember&, const StaffMember&) = default;
};

enum class StaffKind { everyone, chairs };

struct StaffQuery {
    std::string text = {};  // anywhere in name, job title or e-mail; empty for all
    StaffKind kind = StaffKind::everyone;
    Standing standing = Standing::active;
    Stretch stretch = {};
};

/// The staff as the directory shows them. Accounts themselves are UserStore's.
class StaffStore {
public:
    virtual ~StaffStore() = default;

    /// By name, in stretches.
    virtual PageOf<StaffMember> list(const AuthorityId& authority, const StaffQuery& query) = 0;

    /// Every active person who chairs meetings, by name: for people to choose from.
    virtual std::vector<StaffMember> chairs(const AuthorityId& authority) = 0;
};

}  // namespace quorate::core
