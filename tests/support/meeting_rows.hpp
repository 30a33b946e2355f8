#pragma once

#include <string>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "db/session/database.hpp"

namespace quorate::test {

/// Rows for tests that need a meeting to hang things on, written straight into the tables: two
/// authorities ("authority-1", "authority-2"), and in the first a team, staff, agencies with
/// contacts, rooms, and an open case with its family.
///
/// Staff: chair-1, chair-2 (CC), worker-1 (SW, the case's lead), manager-1 (TM, in team-1),
/// head-1 (SM), support-1 (BS, in team-1), stranger-1 (SW, no team). Agencies: agency-police,
/// agency-health, agency-school, agency-social; contact-police, contact-nurse (health visiting),
/// contact-gp (general practice), contact-school, contact-social. Rooms: room-1, room-2, room-old
/// (inactive). Case case-1: child-1, child-2, mother-1 (may be e-mailed), father-1 (may not).
void add_directory(db::Pool& pool);

/// The agencies, contacts and rooms of add_directory(), and its family as a case of team north led
/// by "sw", for a database with the staff of staffed_authority.hpp. "cc" chairs meetings.
void add_directory_to_staff(db::Pool& pool);

/// A health trust's own person with an account (AU): contact-nurse, unless `contact` is empty.
void add_agency_user(db::Pool& pool,
                     const std::string& id,
                     const std::string& email = "noor@nhs.example",
                     const std::string& contact = "contact-nurse");

/// A scheduled meeting of case-1 with one seat "seat-<id>" for contact-police.
void add_meeting(db::Pool& pool, const std::string& id, core::Instant starts_at);

/// Runs one statement in a transaction of its own.
void run(db::Pool& pool, const std::string& statement);

}  // namespace quorate::test
