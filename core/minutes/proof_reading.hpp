#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/minutes/minutes_file.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What may not belong into a record that others are sent.
enum class FindingKind { e_mail, telephone, postcode, street, nhs_number, name_kept_apart };

std::string_view code(FindingKind kind);   // "postcode": used by the API
std::string_view label(FindingKind kind);  // "Postcode"

/// A free text of the record, under the words by which its reader knows it.
struct ProofText {
    std::string where = {};  // "Analysis", "Action point 2: plain words"
    std::string id = {};     // of the section, decision or action point, and which text of it
    FreeText words = {};
};

/// Words that were found in one. The key is the same for as long as they stand there, and gives
/// nothing of them away.
struct Finding {
    std::string key = {};
    std::string where = {};
    FindingKind kind = FindingKind::postcode;
    FreeText words = {};

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Points at what looks like an address, a postcode, a telephone or NHS number or an e-mail
/// address, and at the names in `apart`: whole or their first word, in capitals or not. Each once a
/// text, in the order of the texts. Finds patterns, not meaning: somebody decides about each. What
/// it finds is as private as the text.
std::vector<Finding> proof_read(const std::vector<ProofText>& texts,
                                const std::vector<PersonName>& apart);

/// All free text of a record: sections, what was decided and why, action points, the
/// parts of the plan that were written at the meeting, and how those before have gone.
std::vector<ProofText> texts_of(const MinutesFile& file);

/// The names of those who are excluded from the family's meetings, or must not meet another of it:
/// where they are, work or can be reached is not for everybody who reads the record.
std::vector<PersonName> names_kept_apart(UnitOfWork& work, const MinutesFile& file);

/// What was found in a record before it is agreed.
std::vector<Finding> findings_in(UnitOfWork& work, const MinutesFile& file);

/// Those of `findings` that nobody has confirmed yet.
std::vector<Finding> unconfirmed(const std::vector<Finding>& findings,
                                 const std::vector<std::string>& confirmed);

}  // namespace quorate::core
