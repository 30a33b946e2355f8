#pragma once

#include <map>
#include <string>

#include "core/audit/audit_trail.hpp"
#include "core/support/clock.hpp"
#include "core/support/private.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

// How pages tell of entries of the audit log.

/// "23 Nov 2026 10:00"
std::string when_logged(core::Instant at);

/// The name of the staff member, or what an actor without one is called.
std::string who_logged(const std::map<std::string, core::PersonName>& names,
                       const std::string& actor);

/// The role in words; empty for nobody's and an unknown one.
std::string role_logged(const std::string& code);

/// For whom an entry is told: who looks after the audit log reads the codes beside the words.
enum class Codes { shown, left_out };

/// What it is about, with what it says besides.
Cell what_logged(const core::AuditRecord& record, Codes codes);

/// "Done" or "Refused", with the code of the refusal for whom codes are shown.
std::string outcome_logged(const core::AuditRecord& record, Codes codes);

}  // namespace quorate::server
