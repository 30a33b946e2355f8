#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/disclosure_map.hpp"
#include "core/circulation/papers_copy.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// What decides who gets what of a record besides the record itself: whom its items are about,
/// whose children are whose, the chair's map, and the copies that a colleague releases.
class DisclosureStore {
public:
    virtual ~DisclosureStore() = default;

    /// By item; those that nobody said anything of are not there.
    virtual std::vector<ItemAbout> about(const AuthorityId& authority,
                                         const MeetingId& meeting) = 0;
    virtual void save_about(const AuthorityId& authority,
                            const MeetingId& meeting,
                            const ItemAbout& about) = 0;

    /// By member; those of whom nobody noted whose parent they are are not there.
    virtual std::vector<OwnChildren> own_children(const AuthorityId& authority,
                                                  const CaseId& id) = 0;
    virtual void save_own_children(const AuthorityId& authority,
                                   const CaseId& id,
                                   const OwnChildren& own) = 0;

    /// The chair's map, by seat.
    virtual std::vector<SeatChoice> choices(const AuthorityId& authority,
                                            const MeetingId& meeting) = 0;

    /// Adds the choice (version 0) or replaces that of its version; gives the new version.
    virtual Result<int> save_choice(const AuthorityId& authority,
                                    const MeetingId& meeting,
                                    const SeatChoice& choice) = 0;

    virtual void add_copy(const AuthorityId& authority, const PapersCopy& copy) = 0;
    virtual std::optional<PapersCopy> find_copy(const AuthorityId& authority,
                                                const PapersCopyId& id) = 0;

    /// Newest first.
    virtual std::vector<PapersCopy> copies(const AuthorityId& authority,
                                           const MeetingId& meeting) = 0;

    /// Those that wait, of all meetings, longest first.
    virtual std::vector<PapersCopy> waiting_copies(const AuthorityId& authority) = 0;

    /// The last copy of each seat, of all meetings, where that waits or was refused; those of one
    /// meeting together, oldest first.
    virtual std::vector<PapersCopy> held_copies(const AuthorityId& authority) = 0;

    /// Ends the wait of a copy: keeps its state, who said so, when and why. `wrong_state` when it
    /// waits no longer.
    virtual Result<Done> close_copy(const AuthorityId& authority, const PapersCopy& copy) = 0;
};

}  // namespace quorate::core
