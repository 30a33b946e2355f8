#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quorate::core {

/// What information about people is used for: a row of the record of processing (UK GDPR, Article
/// 30). Its code is kept with what was shared, so a row never comes to mean something else: another
/// purpose or basis is another row.
enum class InformationUse {
    family_record,
    meeting_invitation,
    availability,
    agency_report,
    minutes_to_professional,
    minutes_to_family,
    action_to_owner,
    decision_letter,
    child_letter,
    subject_access,
    statutory_return,
    calendar_feed,
    audit_trail,
    account
};

struct InformationUseRow {
    InformationUse use;
    std::string_view code;  // stored, and used by the API; never changes
    std::string_view label;
    std::string_view purpose;
    std::string_view basis;      // Article 6
    std::string_view condition;  // Article 9 and 10, and the Data Protection Act 2018; or none
    std::string_view shared_with;
    std::string_view kept;
};

std::span<const InformationUseRow> information_uses();
const InformationUseRow& row_of(InformationUse use);

std::string_view code(InformationUse use);
std::optional<InformationUse> information_use_from(std::string_view code);

/// All of them as a table for a spreadsheet.
std::string information_uses_csv();

}  // namespace quorate::core
