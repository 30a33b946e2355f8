#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/access/actor.hpp"
#include "core/access/role.hpp"
#include "core/dates/language.hpp"
#include "core/meetings/attendance_window.hpp"
#include "core/meetings/recipient_class.hpp"
#include "core/meetings/stay.hpp"
#include "core/people/agency.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// How much a meeting depends on a seat.
enum class Requirement { required, quorum, optional };
enum class Reply { none, attend, remote, deputy, report_only, cannot_come, wrong_person };
enum class Attendance { unknown, present, remote, apologies, report_only, absent };

// Stable codes: "required", "cannot_come", "present" ...
std::string_view code(Requirement requirement);
std::string_view code(Reply reply);
std::string_view code(Attendance attendance);
std::optional<Requirement> requirement_from(std::string_view code);
std::optional<Reply> reply_from(std::string_view code);
std::optional<Attendance> attendance_from(std::string_view code);

std::string_view label(Requirement requirement);  // "Must be there"
std::string_view label(Reply reply);              // "Coming by video"
std::string_view label(Attendance attendance);    // "Present"

/// The answers that a person can give, in the order in which they are offered.
std::span<const Reply> all_replies();
std::span<const Requirement> all_requirements();

/// Whose seat it is: exactly one of the three.
struct SeatHolder {
    std::optional<ContactId> contact = {};
    std::optional<FamilyMemberId> member = {};
    std::optional<UserId> user = {};

    friend auto operator<=>(const SeatHolder&, const SeatHolder&) = default;
};

bool is_family(const SeatHolder& holder);

/// The parts of a meeting that some come for; whoever is not among them is there for all of it.
using SeatWindows = std::map<SeatHolder, AttendanceWindow>;

RecipientClass recipient_class(const SeatHolder& holder);

/// Whether the actor holds it, by the account or as the contact that the account belongs to.
bool is_held_by(const SeatHolder& holder, const Actor& actor);

/// "contact:…", "member:…" or "user:…", as forms name a seat; and back.
std::string seat_key(const SeatHolder& holder);
std::optional<SeatHolder> seat_holder_from(std::string_view key);

/// One person's seat at one meeting.
struct Invitee {
    InviteeId id;
    AuthorityId authority;
    MeetingId meeting;
    SeatHolder holder;
    Requirement requirement = Requirement::required;
    std::optional<AttendanceWindow> window = {};  // the part they come for; nothing: all of it
    Email email = {};               // where it was invited to; empty: a letter by hand
    std::string calendar_uid = {};  // random, for this seat alone
    int link_generation = 1;
    std::string link_hash = {};
    int sequence = 0;  // of the last thing it was told
    Reply reply = Reply::none;
    PersonName deputy_name = {};
    FreeText reply_note = {};  // without a reply: of the one before the time changed, or the seat
    std::optional<Instant> replied_at = {};  // when the note was written
    Attendance attendance = Attendance::unknown;
    Stay stay = {};  // of who is marked as there
    std::optional<Instant> removed_at = {};
    Instant created_at = {};
    int version = 1;
    Language language = Language::english;  // of its messages and of the pages behind its links
};

/// A seat with what pages show of whom it is for.
struct InviteeEntry {
    Invitee invitee = {};
    PersonName name = {};
    std::string job = {};          // job title, or the relationship of a family member
    std::string agency_name = {};  // of a contact or an agency's user
    std::optional<AgencyKind> agency_kind = {};
    AgencyId agency = {};
    OrganisationId organisation = {};  // of the agency
    std::string discipline = {};
    std::optional<Role> staff_role = {};  // of the authority's own staff
    bool has_left = false;                // their account, or entry in the directory, is closed

    /// Whether nobody comes by this seat any more: a deputy whom a leaver named comes all the same.
    bool is_deserted() const { return has_left && invitee.reply != Reply::deputy; }
};

}  // namespace quorate::core
