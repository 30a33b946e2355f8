#pragma once

#include <string>
#include <string_view>

#include "core/audit/audit_trail.hpp"

namespace quorate::core {

/// What an entry of the audit log is about in plain words: "Opening a family in an emergency" for
/// "case.break_glass". Of every action and event; the code itself for one that has no words.
std::string entry_words(std::string_view action);

/// What actions and events of its kind are about: "Families" for "case.break_glass".
std::string entry_group_words(std::string_view action);

/// What an entry says besides, in plain words: "open for 60 minutes" for "opened=60min". Ids and
/// what has no words are left out; what somebody typed as the reason comes last.
std::string detail_words(const AuditRecord& record);

}  // namespace quorate::core
