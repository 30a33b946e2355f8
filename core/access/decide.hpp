#pragma once

#include "core/access/matrix.hpp"

namespace quorate::core {

/// How near the person is to the case or object. Involved: on the case's team or access list, or
/// named on the meeting.
enum class Relation { involved, same_team, same_authority, other_authority };

/// How protected a case is. Restricted: access list only. Sealed: also invisible to all others.
enum class Level { open, restricted, sealed };

/// What the person brings with this one request.
struct Context {
    bool step_up = false;        // entered the password again within ten minutes
    bool reason = false;         // wrote a reason
    bool second_person = false;  // has another person's approval
    bool grant = false;          // is inside a live break-glass grant on this case
    bool token = false;          // holds the live token of this object
};

/// All that a decision rests on besides who asks for what.
struct Facts {
    Relation relation = Relation::other_authority;
    Level level = Level::open;
    bool own = false;  // own action, own participation, own feed
    Context context = {};
};

enum class Answer {
    allow,
    allow_reduced,  // only the fields named in the matrix's note
    challenge,      // would be allowed with what `Decision` says is missing
    hide,           // answered as if it did not exist
    deny,
};

/// An answer; the flags say what a challenge asks for.
struct Decision {
    Answer answer;
    bool needs_step_up = false;
    bool needs_reason = false;
    bool needs_second_person = false;

    friend bool operator==(const Decision&, const Decision&) = default;
};

/// Whether `role` may do `action`. Knows nothing but its arguments.
Decision decide(Role role, Action action, const Facts& facts);

/// The same by another table, so that tests can spoil one.
Decision decide(const Matrix& table, Role role, Action action, const Facts& facts);

}  // namespace quorate::core
