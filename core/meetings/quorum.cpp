#include "core/meetings/quorum.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/meetings/meeting.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Those who come for a person or to advise, whatever agency sends them.
bool speaks_for_no_agency(const InviteeEntry& seat)
{
    if (seat.agency_kind == AgencyKind::legal) return true;
    const std::string job = lower_case(seat.job);
    for (const char* word : {"advocate", "interpreter", "minute taker", "solicitor"})
        if (job.find(word) != std::string::npos) return true;
    return false;
}

// The authority's own staff are social care when they work with families, not when they chair,
// take minutes or administer.
std::optional<AgencyKind> counted_kind(const InviteeEntry& seat, const UserId& chair)
{
    if (is_family(seat.invitee.holder) || speaks_for_no_agency(seat)) return std::nullopt;
    if (seat.invitee.holder.user && *seat.invitee.holder.user == chair) return std::nullopt;
    if (seat.agency_kind) return seat.agency_kind;
    const bool is_social_worker = seat.staff_role == Role::social_worker ||
                                  seat.staff_role == Role::team_manager ||
                                  seat.staff_role == Role::service_manager;
    return is_social_worker ? std::optional{AgencyKind::children_social_care} : std::nullopt;
}

Presence by_reply(Reply reply)
{
    switch (reply) {
        case Reply::attend:
        case Reply::remote:
        case Reply::deputy:
            return Presence::coming;
        case Reply::none:
            return Presence::waiting;
        case Reply::report_only:
        case Reply::cannot_come:
        case Reply::wrong_person:
            break;
    }
    return Presence::not_coming;
}

Presence by_register(Attendance attendance)
{
    switch (attendance) {
        case Attendance::present:
        case Attendance::remote:
            return Presence::coming;
        case Attendance::unknown:
            return Presence::waiting;
        case Attendance::apologies:
        case Attendance::report_only:
        case Attendance::absent:
            break;
    }
    return Presence::not_coming;
}

// An optional seat is not relied on, but counts once its holder says so or is there.
std::optional<Presence> presence(const InviteeEntry& entry, QuorumBasis basis)
{
    const Invitee& seat = entry.invitee;
    if (basis != QuorumBasis::at_table && entry.is_deserted()) return std::nullopt;
    const bool is_optional = seat.requirement == Requirement::optional;
    if (basis == QuorumBasis::at_table) return by_register(seat.attendance);
    if (basis == QuorumBasis::invited)
        return is_optional ? std::nullopt : std::optional{Presence::coming};
    const Presence answered = by_reply(seat.reply);
    if (is_optional && answered != Presence::coming) return std::nullopt;
    return answered;
}

Presence nearer(Presence a, Presence b)
{
    return std::min(a, b);  // coming, waiting, not coming
}

struct Count {
    int have = 0;  // agencies, social care among them
    bool is_met = false;
    bool has_social_care = false;
    int others = 0;
    std::vector<AgencyKind> missing_kinds = {};
};

// Agencies that are no further from coming than `furthest`, but for those called `without`.
Count count(const QuorumRule& rule,
            const std::vector<QuorumAgency>& agencies,
            Presence furthest,
            std::string_view without = {})
{
    const auto is_there = [&](const QuorumAgency& agency) {
        return agency.presence <= furthest && (without.empty() || agency.label != without);
    };
    Count counted;
    for (const QuorumAgency& agency : agencies) {
        if (!is_there(agency)) continue;
        ++counted.have;
        if (agency.kind == AgencyKind::children_social_care)
            counted.has_social_care = true;
        else
            ++counted.others;
    }
    for (const AgencyKind kind : rule.kinds)
        if (std::ranges::none_of(agencies, [&](const QuorumAgency& agency) {
                return agency.kind == kind && is_there(agency);
            }))
            counted.missing_kinds.push_back(kind);
    counted.is_met = (counted.has_social_care || !rule.social_care) &&
                     counted.others >= rule.other_agencies && counted.missing_kinds.empty();
    return counted;
}

std::string in_words(int number)
{
    static const char* words[] = {"no", "one", "two", "three", "four"};
    return number >= 0 && number <= 4 ? words[number] : std::to_string(number);
}

std::string rule_text(const QuorumRule& rule)
{
    std::string text = rule.social_care ? "Children's social care" : "";
    if (!rule.kinds.empty()) {
        for (const AgencyKind kind : rule.kinds)
            text += (kind == rule.kinds.back() ? " and " : ", ") + lower_case(label(kind));
        return text;
    }
    return text + " and " + in_words(rule.other_agencies) + " other " +
           (rule.other_agencies == 1 ? "agency" : "agencies");
}

// Whoever may still answer is missing "yet".
std::vector<std::string> missing_text(const QuorumRule& rule,
                                      const Count& counted,
                                      const Count& at_best)
{
    std::vector<std::string> missing;
    if (rule.social_care && !counted.has_social_care)
        missing.push_back(std::string{"Nobody from children's social care"} +
                          (at_best.has_social_care ? " yet" : ""));
    for (const AgencyKind kind : counted.missing_kinds) {
        const bool is_out =
            std::ranges::find(at_best.missing_kinds, kind) != at_best.missing_kinds.end();
        missing.push_back("Nobody from " + lower_case(label(kind)) + (is_out ? "" : " yet"));
    }
    if (rule.kinds.empty() && counted.others < rule.other_agencies) {
        const int short_of = rule.other_agencies - counted.others;
        missing.push_back(in_words(short_of) + " more " + (short_of == 1 ? "agency" : "agencies") +
                          " needed");
        missing.back().front() = static_cast<char>(missing.back().front() - 'a' + 'A');
    }
    return missing;
}

std::string would_break_text(const QuorumRule& rule, const std::vector<QuorumAgency>& agencies)
{
    std::string needed;
    for (const QuorumAgency& agency : agencies) {
        if (agency.presence != Presence::coming) continue;
        if (!count(rule, agencies, Presence::coming, agency.label).is_met)
            needed += (needed.empty() ? "" : "; ") + agency.label;
    }
    if (needed.empty()) return "Still met if one of these cannot come";
    return "Lost if one of these cannot come: " + needed;
}

}  // namespace

std::string agency_key(const QuorumRule& rule, const QuorumSeat& seat)
{
    if (seat.kind == AgencyKind::children_social_care) return "social care";
    if (seat.kind != AgencyKind::health) return seat.agency;
    if (rule.health_counts_as == HealthCountsAs::one) return "health";
    const std::string discipline = lower_case(trimmed(seat.discipline));
    return "health/" + (discipline.empty() ? seat.agency : discipline);
}

std::string agency_label(const QuorumRule& rule, const QuorumSeat& seat)
{
    if (seat.kind == AgencyKind::children_social_care) return std::string{label(seat.kind)};
    if (seat.kind == AgencyKind::health) {
        if (rule.health_counts_as == HealthCountsAs::one || seat.discipline.empty())
            return "Health";
        return "Health: " + lower_case(seat.discipline);
    }
    return std::string{label(seat.kind)} + ": " + seat.name;
}

QuorumRule quorum_rule(MeetingType type, const QuorumPolicy& policy, Jurisdiction jurisdiction)
{
    QuorumRule rule{.health_counts_as = policy.health_counts_as};
    if (is_conference(type)) {
        rule.is_needed = true;
        rule.social_care = true;
        rule.other_agencies = policy.other_agencies;
    } else if (type == MeetingType::strategy_discussion) {
        rule.is_needed = true;
        rule.social_care = true;
        rule.kinds = {AgencyKind::police};
        if (jurisdiction == Jurisdiction::england) rule.kinds.push_back(AgencyKind::health);
    }
    return rule;
}

std::vector<QuorumSeat> quorum_seats(std::span<const InviteeEntry> seats,
                                     const UserId& chair,
                                     QuorumBasis basis)
{
    std::vector<QuorumSeat> counted;
    for (const InviteeEntry& seat : seats) {
        if (seat.invitee.removed_at) continue;
        const auto kind = counted_kind(seat, chair);
        const auto there = presence(seat, basis);
        if (!kind || !there) continue;
        counted.push_back({.kind = *kind,
                           .agency = seat.agency.text(),
                           .name = seat.agency_name,
                           .discipline = seat.discipline,
                           .presence = *there});
    }
    return counted;
}

std::vector<QuorumSeat> seats_in_room(std::span<const InviteeEntry> seats,
                                      const Meeting& meeting,
                                      Instant now)
{
    std::vector<InviteeEntry> as_they_are{seats.begin(), seats.end()};
    for (InviteeEntry& seat : as_they_are) {
        Attendance& attendance = seat.invitee.attendance;
        if (by_register(attendance) != Presence::coming) continue;
        const InRoom where = in_room(meeting, seat.invitee.stay, now);
        if (where == InRoom::left) attendance = Attendance::absent;
        if (where == InRoom::not_yet) attendance = Attendance::unknown;
    }
    return quorum_seats(as_they_are, meeting.chair, QuorumBasis::at_table);
}

std::string_view code(QuorumState state)
{
    switch (state) {
        case QuorumState::not_needed:
            return "not_needed";
        case QuorumState::met:
            return "met";
        case QuorumState::at_risk:
            return "at_risk";
        case QuorumState::not_met:
            return "not_met";
    }
    return "";
}

std::optional<QuorumState> quorum_state_from(std::string_view text)
{
    for (const QuorumState state :
         {QuorumState::not_needed, QuorumState::met, QuorumState::at_risk, QuorumState::not_met})
        if (code(state) == text) return state;
    return std::nullopt;
}

std::string_view label(QuorumState state)
{
    switch (state) {
        case QuorumState::not_needed:
            return "No quorum needed";
        case QuorumState::met:
            return "Quorum met";
        case QuorumState::at_risk:
            return "Quorum at risk";
        case QuorumState::not_met:
            return "Quorum not met";
    }
    return "";
}

Quorum evaluate_quorum(const QuorumRule& rule, std::span<const QuorumSeat> seats)
{
    Quorum quorum;
    quorum.agencies.reserve(seats.size());
    std::vector<std::string> keys;  // of the agencies
    keys.reserve(seats.size());
    for (const QuorumSeat& seat : seats) {
        std::string key = agency_key(rule, seat);
        const auto known = std::ranges::find(keys, key);
        if (known == keys.end()) {
            keys.push_back(std::move(key));
            quorum.agencies.push_back({agency_label(rule, seat), seat.kind, seat.presence});
        } else {
            Presence& presence =
                quorum.agencies[static_cast<std::size_t>(known - keys.begin())].presence;
            presence = nearer(presence, seat.presence);
        }
    }
    // Social care is named first, as in the rule.
    const auto social_care =
        std::ranges::find(quorum.agencies, AgencyKind::children_social_care, &QuorumAgency::kind);
    if (social_care != quorum.agencies.end())
        std::rotate(quorum.agencies.begin(), social_care, social_care + 1);
    const Count coming = count(rule, quorum.agencies, Presence::coming);
    quorum.have = coming.have;
    if (!rule.is_needed) return quorum;

    const Count at_best = count(rule, quorum.agencies, Presence::waiting);
    quorum.needed = (rule.social_care ? 1 : 0) +
                    std::max(rule.other_agencies, static_cast<int>(rule.kinds.size()));
    quorum.rule = rule_text(rule);
    quorum.state = coming.is_met    ? QuorumState::met
                   : at_best.is_met ? QuorumState::at_risk
                                    : QuorumState::not_met;
    quorum.missing = missing_text(rule, coming, at_best);
    if (coming.is_met) quorum.would_break = would_break_text(rule, quorum.agencies);
    return quorum;
}

}  // namespace quorate::core
