#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/support/clock.hpp"
#include "db/session/database.hpp"
#include "db/session/sql.hpp"

namespace quorate::test {

inline const core::AuthorityId exampleshire{"authority-1"};
inline const core::AuthorityId elsewhere{"authority-2"};
inline const core::TeamId north{"team-north"};
inline const core::TeamId south{"team-south"};

/// Two authorities. The first has teams north and south, and a person of each role in north, whose
/// ids are "sw", "tm", "sm", "bs", "cc", "ad" and "am"; "sw-south" and "bs-south" are in south.
void add_staffed_authorities(db::Sql& sql);
void add_staffed_authorities(db::Pool& pool);

/// A second administrator of the first authority, "am-2".
void add_second_administrator(db::Pool& pool);

/// The actor that goes with one of those ids.
core::Actor staff(const std::string& id);

/// "am" or "am-2", who has just entered the password again.
core::Actor administrator(const std::string& id, core::Instant now);

}  // namespace quorate::test
