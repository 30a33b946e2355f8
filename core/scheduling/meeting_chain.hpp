#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/scheduling/chain_limits.hpp"
#include "core/scheduling/search_slots.hpp"

namespace quorate::core {

/// How many times are offered for each meeting of a chain.
inline constexpr std::size_t chain_times = 3;

/// A time for each meeting of a chain, as far as one was chosen, in the order of ChainLink.
using ChainSlots = std::array<std::optional<ChosenSlot>, all_chain_links.size()>;

/// Which meetings are to be found a time together.
struct ChainAsk {
    CaseId case_id;
    MeetingType type = MeetingType::initial_cp_conference;  // of the conference
    std::vector<ChildId> children = {};                     // none: as the needs say
    ChainSlots chosen = {};               // kept where they are free and fit; else the best
    std::optional<HoldId> hold = {};      // for the conference: its time counts as free
    SearchFrom from = SearchFrom::usual;  // of the conference
};

/// One of the meetings, with the times that it could have.
struct ChainOffer {
    ChainLink link = ChainLink::conference;
    MeetingType type = MeetingType::initial_cp_conference;
    // Of the others: if the conference is on the day chosen, or on that for which it is booked.
    std::optional<CaseDueDate> due = {};
    std::optional<Meeting> booked = {};  // of the conference: it has a time already
    std::optional<SlotSearch> search = {};
    Error refused = {Refusal::not_found};    // without a search
    std::optional<std::size_t> chosen = {};  // of the slots found
    bool moved_room = false;                 // the time chosen is kept, in another room

    const Slot* slot() const;  // the one that is chosen
};

/// A conference, the first core group and the first review as they could be booked together.
struct ChainProposal {
    std::vector<ChildId> children = {};
    std::vector<ChainOffer> offers = {};  // in order of their links

    /// Whether each has a time.
    bool is_complete() const;
};

/// The best times for an initial conference and, as if it took place on the day chosen and made a
/// plan, for the first core group within its limit and the first review in the weeks before its
/// own. Nothing is stored. The core group is after the day of the conference and the review after
/// the last day of the core group, so that no two of them ever want the same time. Where nothing
/// was said of what the core group and the review need, it is what the conference does: who counts
/// to its quorum is welcome at a core group. Only who may not book for the case is refused, and a
/// meeting that is no initial conference ("type"); why a meeting has no time is said at its offer.
Result<ChainProposal> propose_chain(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const ChainAsk& ask);

/// Who allowed the conference after its last day, and why; empty when it is in time.
struct LateChain {
    UserId authoriser = {};
    std::string reason_code = {};
    std::string reason = {};
};

/// The times that were chosen.
struct BookChain {
    CaseId case_id;
    MeetingType type = MeetingType::initial_cp_conference;
    std::vector<ChildId> children = {};
    ChainSlots slots = {};
    std::optional<HoldId> hold = {};  // for the conference
    std::string video_link = {};      // of those that need one
    LateChain late = {};
    Confirmed confirmed = {};
};

/// Books all of them with their invitations, or none. What is in the way is said at the meeting's
/// field, "core_group.chair", and names the meeting: "The first core group: ...". A core group or
/// review that would not keep its limit after a conference on that day is refused: there is
/// nothing yet that a manager could allow to be late. The conference itself may be late like any
/// other ("late_authoriser", "late_reason_code", "late_reason").
Result<MeetingChain> book_chain(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const BookChain& asked);

/// A meeting of a chain, and what it has to keep.
struct ChainEntry {
    ChainLink link = ChainLink::conference;
    Meeting meeting;
    std::optional<CaseDueDate> due = {};
    bool is_expected = false;  // the limit runs only if the conference is held and makes a plan

    bool is_to_come() const;  // neither over nor going on nor called off
};

struct ChainView {
    MeetingChain chain;
    std::vector<ChainEntry> entries = {};  // in order of their links

    const ChainEntry* of(const MeetingId& meeting) const;
    const ChainEntry& conference() const;

    /// Whether it and the conference are both still to be held, and it would begin first.
    bool is_before_conference(const ChainEntry& entry) const;

    /// Those besides `meeting` that are still to be held.
    std::vector<ChainEntry> to_come_besides(const MeetingId& meeting) const;
};

/// What would be wrong with the order if a core group or a review were on another day: "This would
/// be before the initial conference". Empty where nothing is, and for the conference itself; what
/// is not to be held any more is in nobody's way.
std::string wrong_order(const ChainView& view, const MeetingId& meeting, Date to);

/// For whoever may see the meeting already.
std::optional<ChainView> chain_with(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const AuthorityId& authority,
                                    const MeetingId& meeting);

/// For those who may see its meetings in full. Audited.
Result<ChainView> view_chain(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const ChainId& id);

/// What limits of the case are worked out with.
ChainDates chain_dates(UnitOfWork& work, const MeetingTools& tools, const FamilyCase& family);

/// Once `conference` was held: the core group and the review that were booked with it are booked
/// for the limits that run now, if there are any.
void book_limits_of_chain(UnitOfWork& work, const Meeting& conference);

/// `error` with the meeting named in each of its sentences, and its link in each field; what is
/// asked of all of them together, and why the conference is late, keeps its field.
Error at_link(Error error, ChainLink link);

}  // namespace quorate::core
