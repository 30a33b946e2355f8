#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/meetings/meeting_type.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What is done is confirmed by somebody else: the chair, or the lead worker.
enum class ActionStatus { open, in_progress, done, confirmed, no_longer_needed };

/// "open", "in_progress", "done", "confirmed", "no_longer_needed": used by the API. Never changes.
std::string_view code(ActionStatus status);
std::optional<ActionStatus> action_status_from(std::string_view code);

/// Whether somebody still has to do it.
bool is_still_to_do(ActionStatus status);

/// Whether its owner has done it, confirmed or not.
bool is_done(ActionStatus status);

enum class ActionPriority { normal, high };

/// "normal", "high": stored, and used by the API. Never changes.
std::string_view code(ActionPriority priority);
std::optional<ActionPriority> action_priority_from(std::string_view code);

/// Who is to do it: exactly one of these.
struct ActionOwner {
    std::optional<UserId> user = {};
    std::optional<ContactId> contact = {};
    std::optional<FamilyMemberId> family_member = {};

    /// The id that is there, as text; for comparing with an actor.
    const std::string& id() const;

    int count() const { return user.has_value() + contact.has_value() + family_member.has_value(); }

    friend bool operator==(const ActionOwner&, const ActionOwner&) = default;
};

/// "user:id", "contact:id" or "member:id", and back; nothing when it is not one of ours.
std::string owner_text(const ActionOwner& owner);
std::optional<ActionOwner> owner_from_text(std::string_view text);

/// Something that one person agreed to do by a day, at a meeting about a case.
struct ActionPoint {
    ActionPointId id = {};
    CaseId case_id = {};
    MeetingId meeting = {};
    FreeText what = {};
    FreeText plain_language = {};  // the same, for the family to read
    FreeText outcome_intended = {};
    FreeText evidence_planned = {};  // what will show that it is done
    ActionPriority priority = ActionPriority::normal;
    ActionOwner owner = {};
    Date due_on = {};
    std::optional<Date> not_before = {};  // nobody is asked about it before that day
    ActionStatus status = ActionStatus::open;
    FreeText progress = {};
    FreeText evidence_given = {};  // what was shown, for who confirms that it is done
    bool visible_to_family = false;
    std::string link_hash = {};  // of the owner's link
    int link_generation = 1;
    UserId created_by = {};
    Instant created_at = {};
    // When each was said, and by whom: the id of the account, or of the owner who used the link.
    std::optional<Instant> started_at = {};
    std::string started_by = {};
    std::optional<Instant> done_at = {};  // or no longer needed
    std::string done_by = {};
    std::optional<Instant> confirmed_at = {};
    std::string confirmed_by = {};
    PersonName agreed_with = {};             // who had it in the agreed minutes, when not its owner
    std::string agreed_agency = {};          // theirs; empty for staff
    std::optional<Instant> handed_at = {};   // to its owner, when another had it before
    std::optional<Date> agreed_due_on = {};  // where a correction of the record gave it another
    std::optional<Instant> due_told_at = {};  // of the mail that tells its owner so
    int version = 1;
};

/// Puts the action point there, and keeps who said so and when.
void set_status(ActionPoint& action, ActionStatus status, const std::string& by, Instant now);

/// An action point with what a list shows beside it.
struct ActionRow {
    bool is_reduced = false;  // for an owner who has no more than a seat: not the kind of meeting
    ActionPoint action = {};
    PersonName owner_name = {};
    std::string owner_job = {};    // job title, or the relationship of a family member
    AgencyId agency = {};          // empty for staff and family
    std::string agency_name = {};  // the owner's agency; empty for staff and family
    std::string agency_kind = {};  // "police"; children's social care for staff, empty for family
    PersonName family_name = {};
    std::string case_reference = {};
    MeetingType meeting_type = MeetingType::core_group;
    std::string meeting_reference = {};
    Instant meeting_starts_at = {};
};

}  // namespace quorate::core
