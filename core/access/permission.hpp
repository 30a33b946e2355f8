#pragma once

#include <string>
#include <string_view>

#include "core/access/actor.hpp"
#include "core/access/decide.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// What a decision needs to know about a case, for one actor.
struct CaseFacts {
    CaseId id;
    AuthorityId authority;
    TeamId team = {};
    int level = 0;             // 0 open, 1 restricted, 2 sealed
    bool involved = false;     // on the case, on its access list, or named on the meeting in hand
    bool same_team = false;    // one of the actor's teams is the case's
    bool break_glass = false;  // inside a live break-glass grant on this case
    bool own = false;          // the thing in hand is the actor's own participation or action
    bool chairs = false;       // the actor chairs the meeting in hand
};

/// How much of the authority's records a list or report may draw on for an actor.
enum class Reach {
    own,        // own objects and own participations only
    involved,   // cases the actor is involved in
    team,       // those, and the open cases of the actor's teams
    authority,  // those, and every open case; or every object that is no case
};

/// Whether a list that draws on so much holds the case.
bool is_within(const CaseFacts& facts, Reach reach);

/// An object that belongs to one person: a feed, a session, an action point, a reply.
struct OwnedObject {
    std::string id;
    std::string owner;      // the text of the owner's UserId, or of the contact's id
    AuthorityId authority;  // the authority it lives in
};

/// What an actor must have written, and whether somebody else has approved it.
struct Grounds {
    std::string_view reason = {};
    bool approved_by_another = false;

    Grounds() = default;
    Grounds(std::string_view written) : reason{written} {}
    Grounds(const std::string& written) : reason{written} {}
    Grounds(const char* written) : reason{written} {}
};

/// The shortest reason that counts, in characters, white space at the ends not counted.
inline constexpr std::size_t shortest_reason = 15;

// The functions below say yes with Done; their refusals carry the action and the object, so that
// whoever answers can audit the denial. What the actor may not know of is Refusal::hidden.

/// Whether the role may ever do it. Asked before anything is looked up, so that a role without
/// the action gets the same answer whether or not the object exists.
Result<Done> permit_role(const Actor& actor, Action action);

/// Whether the role may do it to anything at all: of people, before something is given to them.
bool may_ever(Role role, Action action);

/// The same of a meeting: social workers and their managers chair core groups and planning
/// meetings, and who chairs a meeting may do in it what a conference chair may.
Result<Done> permit_role_or_chair(const Actor& actor, Action action);

/// Whether the actor may do it on this case, or on something that belongs to this case.
Result<Done> permit_on_case(
    const Actor& actor, Action action, const CaseFacts& facts, Instant now, Grounds grounds = {});

/// Whether the actor may do it on an object of `owner` that is no case: a room, a user, a setting.
Result<Done> permit(
    const Actor& actor, Action action, const AuthorityId& owner, Instant now, Grounds grounds = {});

/// Whether the actor may do it for `team`, which has no case yet: create one, for example.
Result<Done> permit_in_team(const Actor& actor,
                            Action action,
                            const AuthorityId& owner,
                            const TeamId& team,
                            Instant now,
                            Grounds grounds = {});

/// Whether the actor may do it on an object with an owner. Roles that may do it for others in
/// the authority (a service manager edits a chair's availability) pass as well.
Result<Done> permit_own(const Actor& actor,
                        Action action,
                        const OwnedObject& object,
                        Instant now,
                        Grounds grounds = {});

/// Whether the actor may have the list or report, and which rows may be in it. Sealed and
/// restricted cases need involvement whatever the reach.
Result<Reach> permit_list(const Actor& actor, Action action, Instant now, Grounds grounds = {});

/// Whether the actor gets only the fields named in the matrix's note.
bool is_reduced(const Actor& actor, Action action);

}  // namespace quorate::core
