#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/people/authority.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

struct Meeting;

/// Who has to be there before a meeting of a type may decide.
struct QuorumRule {
    bool is_needed = false;  // most meetings have no quorum
    bool social_care = false;
    int other_agencies = 0;
    std::vector<AgencyKind> kinds = {};  // each of these must be among them
    HealthCountsAs health_counts_as = HealthCountsAs::per_discipline;
};

/// Conferences: children's social care and as many other agencies as the authority asks for
/// (Working Together and local procedures). Strategy discussions: social care, police and health;
/// in Wales social services and police.
QuorumRule quorum_rule(MeetingType type, const QuorumPolicy& policy, Jurisdiction jurisdiction);

/// Whether a seat's agency will be there.
enum class Presence { coming, waiting, not_coming };

/// One seat that counts, as quorum sees it.
struct QuorumSeat {
    AgencyKind kind;
    std::string agency;      // id: two people of one agency count once
    std::string name;        // of the agency, for people
    std::string discipline;  // health alone is told apart by it
    Presence presence;
};

/// Seats with one key make one agency, however many people it sends: health as the rule says.
std::string agency_key(const QuorumRule& rule, const QuorumSeat& seat);
std::string agency_label(const QuorumRule& rule, const QuorumSeat& seat);  // "Health: midwifery"

/// What the answer rests on.
enum class QuorumBasis {
    invited,   // everyone asked comes: could it be quorate at all?
    replies,   // what people said they will do
    at_table,  // the register
};

/// The seats that count, on one of these grounds. The chair, minute takers, the family, advocates,
/// interpreters and legal advisers do not; nor does a report without a person, nor, before the day,
/// somebody who has left.
std::vector<QuorumSeat> quorum_seats(std::span<const InviteeEntry> seats,
                                     const UserId& chair,
                                     QuorumBasis basis);

/// The same by the register, of who is in the room now, or was when the meeting was closed: who
/// left before its end does not count, and who is still to come is waited for.
std::vector<QuorumSeat> seats_in_room(std::span<const InviteeEntry> seats,
                                      const Meeting& meeting,
                                      Instant now);

enum class QuorumState { not_needed, met, at_risk, not_met };

std::string_view code(QuorumState state);
std::optional<QuorumState> quorum_state_from(std::string_view code);
std::string_view label(QuorumState state);  // "Quorum at risk"

/// One agency, or one health discipline, and whether it will be there.
struct QuorumAgency {
    std::string label;  // "Health: health visiting (Health trust)"
    AgencyKind kind;
    Presence presence;
};

struct Quorum {
    QuorumState state = QuorumState::not_needed;
    int needed = 0;  // agencies, social care among them
    int have = 0;    // coming
    std::vector<QuorumAgency> agencies = {};
    std::vector<std::string> missing = {};  // sentences without full stop: what has to be put right
    std::string rule = {};                  // "Children's social care and 2 other agencies"
    std::string would_break = {};           // what would lose it, or that one may drop out
};

/// Whether those seats make quorum. At risk: not yet, but it would be met if everyone who has not
/// answered came.
Quorum evaluate_quorum(const QuorumRule& rule, std::span<const QuorumSeat> seats);

}  // namespace quorate::core
