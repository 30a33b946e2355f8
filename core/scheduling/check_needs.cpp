#include <algorithm>
#include <set>

#include "core/dates/typed_time.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "core/scheduling/request_for_needs.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr std::size_t most_unwanted = 20;
constexpr std::size_t longest_languages = 100;
constexpr minutes end_of_day = 24h;

bool is_on_step(int length)
{
    return length % needs_step_minutes == 0;
}

std::string lower_first(std::string_view words)
{
    std::string text{words};
    if (!text.empty()) text.replace(0, 1, lower_case(text.substr(0, 1)));
    return text;
}

// What is wrong with a draft, and the needs it comes to as far as it is right.
class NeedsCheck {
public:
    NeedsCheck(const MeetingChoices& choices, MeetingType type, const NeedsDraft& draft)
        : choices_{choices}, draft_{draft}
    {
        needs_.authority = choices.family.authority;
        needs_.case_id = choices.family.id;
        needs_.type = type;
        needs_.version = draft.version;
        check_children();
        check_lengths();
        check_place();
        check_staff();
        check_help();
        check_seats();
        check_wishes();
        // What can be looked for all the same is asked last.
        if (complaints_.empty()) check_quorum();
    }

    Result<MeetingNeeds> outcome() const
    {
        if (!complaints_.empty()) return complaints_.error();
        return needs_;
    }

private:
    void check_children()
    {
        const std::set<ChildId> chosen{draft_.children.begin(), draft_.children.end()};
        if (chosen.empty()) complaints_.add("children", "Choose at least one child");
        if (std::ranges::any_of(chosen, [&](const ChildId& id) {
                return std::ranges::find(choices_.children, id, &Child::id) ==
                       choices_.children.end();
            }))
            complaints_.add("children", "Choose children of this family");
        needs_.children.assign(chosen.begin(), chosen.end());
    }

    void check_lengths()
    {
        const minutes length{draft_.length_minutes};
        if (length < shortest_meeting || length > longest_meeting)
            complaints_.add("duration_minutes",
                            "The length must be between 15 minutes and 8 hours");
        else if (!is_on_step(draft_.length_minutes))
            complaints_.add("duration_minutes", "The length must be a multiple of 5 minutes");
        check_blocks(
            needs_.type, draft_.family_minutes_before, draft_.debrief_minutes_after, complaints_);
        needs_.length_minutes = draft_.length_minutes;
        needs_.family_minutes_before = draft_.family_minutes_before;
        needs_.debrief_minutes_after = draft_.debrief_minutes_after;
    }

    void check_place()
    {
        needs_.features = features_in(draft_.features, "features");
        needs_.wished_features = features_in(draft_.wished_features, "wished_features");
        for (const AccessFeature feature : needs_.features)
            needs_.wished_features.erase(feature);
        needs_.venue = trimmed(draft_.venue);
        if (!is_plain_text(needs_.venue, Lines::one) || length(needs_.venue) > 200)
            complaints_.add("venue", "The place must be one line of at most 200 characters");
        const auto mode = meeting_mode_from(draft_.mode);
        if (!mode) {
            complaints_.add("mode", "Choose how people meet");
            return;
        }
        needs_.mode = *mode;
        if (*mode == MeetingMode::video && (!needs_.features.empty() || !needs_.venue.empty()))
            complaints_.add("mode",
                            "A meeting by video has no place, so nothing can be asked of it. "
                            "Choose how people meet");
    }

    std::set<AccessFeature> features_in(const std::vector<std::string>& codes, const char* field)
    {
        std::set<AccessFeature> features;
        for (const std::string& each : codes) {
            const auto feature = access_feature_from(each);
            if (!feature) {
                complaints_.add(field, "Choose what the room should have from the list");
                break;
            }
            features.insert(*feature);
        }
        return features;
    }

    const User* staff(const UserId& id) const
    {
        const auto found = std::ranges::find(choices_.staff, id, &User::id);
        return found == choices_.staff.end() ? nullptr : &*found;
    }

    void check_staff()
    {
        needs_.chair = draft_.chair;
        if (!draft_.chair.empty()) {
            const User* chair = staff(draft_.chair);
            if (!chair || !may_chair(*chair, needs_.type))
                complaints_.add("chair", "Choose who chairs the meeting");
        }
        if (draft_.minute_taker.empty()) return;
        needs_.minute_taker = draft_.minute_taker;
        const User* taker = staff(draft_.minute_taker);
        if (!taker || !may_take_minutes(*taker))
            complaints_.add("minute_taker",
                            "Choose one of the authority's own staff for the minutes");
        else if (draft_.minute_taker == draft_.chair)
            complaints_.add("minute_taker", "Choose somebody other than the chair for the minutes");
    }

    void check_seats()
    {
        std::set<SeatHolder> seen;
        bool family_refused = false;
        for (const SeatNeed& seat : draft_.seats) {
            if (!seen.insert(seat.holder).second) {
                complaints_.add("invitees", "Invite each person once");
                continue;
            }
            if (is_family(seat.holder) && !is_for_family(needs_.type)) {
                if (!family_refused)
                    complaints_.add(
                        "invitees",
                        "Family members are not invited to a " + lower_case(label(needs_.type)));
                family_refused = true;
                continue;
            }
            if (is_chair_or_minute_taker(seat.holder)) continue;  // has a seat anyway
            needs_.seats.push_back(check_person(seat));
        }
    }

    void check_help()
    {
        needs_.help.interpreter = trimmed(draft_.interpreter);
        if (!is_plain_text(needs_.help.interpreter, Lines::one) ||
            length(needs_.help.interpreter) > longest_languages)
            complaints_.add("interpreter",
                            "Say the languages in one line of at most 100 characters");
        for (const std::string& each : draft_.advocates) {
            const auto whom = advocate_for_from(each);
            if (!whom) {
                complaints_.add("advocates", "Choose whom the advocate is for from the list");
                return;
            }
            needs_.help.advocates.insert(*whom);
        }
        if (!needs_.help.advocates.empty() && !is_for_family(needs_.type))
            complaints_.add("advocates",
                            "Family members are not invited to a " +
                                lower_case(label(needs_.type)) + ", so no advocate comes to it");
    }

    bool is_chair_or_minute_taker(const SeatHolder& holder) const
    {
        return holder.user && (*holder.user == draft_.chair || *holder.user == draft_.minute_taker);
    }

    // The seat as it is kept.
    SeatNeed check_person(SeatNeed seat)
    {
        const auto found = std::ranges::find(choices_.candidates, seat.holder, &Candidate::holder);
        if (found == choices_.candidates.end()) {
            complaints_.add("invitees",
                            "Choose people from the list: one of them cannot be invited");
            return seat;
        }
        if (seat.requirement == Requirement::quorum && needs_.help.asks_for(seat_part(*found)))
            seat.requirement = Requirement::required;
        if (found->is_excluded)
            complaints_.add("invitees",
                            "One of these people must not be invited on this case",
                            Refusal::excluded_person);
        if (!seat.window) return seat;
        if (const auto [from, until] = *seat.window; until - from < shortest_attendance) {
            complaints_.add("invitees",
                            found->name.reveal() + ' ' + "must come for at least 15 minutes");
            return seat;
        }
        if (window_fault(*seat.window, minutes{draft_.length_minutes}))
            complaints_.add("invitees",
                            "The part that " + found->name.reveal() +
                                " comes for must lie within the meeting, on multiples of 5 "
                                "minutes");
        return seat;
    }

    void check_wishes()
    {
        if (draft_.unwanted.size() > most_unwanted)
            complaints_.add("unwanted", "Give at most 20 times that do not suit the family");
        for (std::size_t i = 0; i < std::min(draft_.unwanted.size(), most_unwanted); ++i)
            check_unwanted("unwanted." + std::to_string(i) + ".", draft_.unwanted[i]);
        if (draft_.preferred.empty()) return;
        needs_.wishes.preferred = half_day_from(draft_.preferred);
        if (!needs_.wishes.preferred)
            complaints_.add("preferred", "Choose mornings, afternoons or neither");
    }

    void check_unwanted(const std::string& field, const UnwantedDraft& typed)
    {
        const auto day = weekday_from(typed.day);
        if (!day) complaints_.add(field + "day", "Choose a day of the week");
        const std::string name = trimmed(typed.name);
        const bool is_named = is_plain_text(name, Lines::one) && length(name) <= 100;
        // The same for each day of a row that stands for several.
        const std::string which = "the time that does not suit" +
                                  (is_named && !name.empty() ? " (" + name + ")" : std::string{});
        const auto from = parse_typed_time(typed.from);
        if (!from)
            complaints_.add(field + "from", "Enter when " + which + " begins, such as 08:30");
        const bool all_day = trimmed(typed.until) == "24:00";
        const auto until = all_day ? std::optional{end_of_day} : parse_typed_time(typed.until);
        if (!until)
            complaints_.add(field + "until", "Enter when " + which + " ends, such as 09:30");
        else if (from && *until <= *from)
            complaints_.add(field + "until",
                            "The end of " + which + " must be after its beginning");
        if (!is_named)
            complaints_.add(field + "name", "Say it in one line of at most 100 characters");
        if (day && from && until)
            needs_.wishes.unwanted.push_back(
                {.day = *day, .from = *from, .until = *until, .name = name});
    }

    void check_quorum()
    {
        std::vector<SeatRequest> asked;
        for (const SeatNeed& seat : needs_.seats)
            asked.push_back({.holder = seat.holder, .requirement = seat.requirement});
        const Quorum quorum = quorum_if_invited(choices_, needs_.type, needs_.chair, asked);
        if (quorum.state == QuorumState::met || quorum.state == QuorumState::not_needed) return;
        needs_.without_quorum = draft_.confirm_quorum;
        if (draft_.confirm_quorum) return;
        std::string missing;
        for (const std::string& each : quorum.missing)
            missing += (missing.empty() ? "" : "; ") + lower_first(each);
        complaints_.add("confirm_quorum",
                        "These people could not make quorum: " + missing +
                            ". Ask more people, or tick to look for a time all the same",
                        Refusal::needs_confirmation);
    }

    const MeetingChoices& choices_;
    const NeedsDraft& draft_;
    MeetingNeeds needs_;
    Complaints complaints_;
};

}  // namespace

Result<MeetingNeeds> check_needs(const MeetingChoices& choices,
                                 MeetingType type,
                                 const NeedsDraft& draft)
{
    return NeedsCheck{choices, type, draft}.outcome();
}

}  // namespace quorate::core
