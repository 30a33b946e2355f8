#pragma once

#include <optional>
#include <string>

#include "core/dates/language.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// An adult of a family, or another person the family would have with it. Holds no address: that
/// is kept apart, see SafeAddress.
struct FamilyMember {
    FamilyMemberId id = {};
    CaseId case_id = {};
    PersonName name = {};
    std::string relationship = {};  // as recorded: "mother", "father", "grandparent"
    bool has_parental_responsibility = false;
    Email email = {};
    Phone phone = {};
    bool may_email = false;            // someone has checked that nobody else reads it
    std::string language = "English";  // for letters, as recorded: "Polish"
    std::string interpreter = {};      // "Polish", "British Sign Language", or empty for none
    FreeText safe_contact_notes = {};  // "Text before ringing. Never leave a message."
    int version = 1;
};

/// The language of the messages to a family member: Welsh when "Welsh" or "Cymraeg" is recorded for
/// letters, in whatever case and whatever is said after it. Ours are written in no third language.
Language message_language(const FamilyMember& member);

/// Where a family member lives. Read by nothing but the page that asks for it by name.
struct SafeAddress {
    FamilyMemberId member = {};
    PostalAddress address = {};
    int version = 1;
};

/// Somebody who must not be at this family's meetings: a family member, or a contact.
struct ExcludedPerson {
    std::string id = {};
    CaseId case_id = {};
    std::optional<FamilyMemberId> member = {};
    std::optional<ContactId> contact = {};
    FreeText reason = {};
    UserId flagged_by = {};
    Instant flagged_at = {};
};

/// A flag that holds no longer, and why.
struct LiftedExclusion {
    ExcludedPerson person = {};
    UserId lifted_by = {};
    Instant lifted_at = {};
    FreeText reason = {};
};

}  // namespace quorate::core
