#pragma once

#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/directory/entry.hpp"
#include "core/support/clock.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What `Store` keeps under such an id: TeamStore keeps teams.
template <class Store, class IdType>
using EntryOf = typename decltype(std::declval<Store&>().find(
    std::declval<const AuthorityId&>(), std::declval<const IdType&>()))::value_type;

/// The authority's entry with that id, for those who may do `action`.
template <class Store, class IdType>
Result<EntryOf<Store, IdType>> permitted_entry(
    Store& store, const Actor& actor, Action action, const IdType& id, Instant now)
{
    const auto allowed = permit(actor, action, actor.authority, now);
    if (!allowed) return allowed.error();
    const auto entry = store.find(actor.authority, id);
    if (!entry) return hidden_entry(action, id.text());
    return *entry;
}

/// One change that an actor makes to an agency, a contact, a room or a team: `action` is what it
/// needs to be permitted, and what it is audited as.
class DirectoryChange {
public:
    DirectoryChange(UnitOfWork& work, const Clock& clock, const Actor& actor, Action action)
        : work_{work}, actor_{actor}, now_{clock.now()}, action_{action}
    {
    }

    Instant now() const { return now_; }

    Result<Done> permitted() const { return permit(actor_, action_, actor_.authority, now_); }

    /// The entry as it is stored, but at the version that the person was looking at: `save` then
    /// refuses it when somebody else has saved it meanwhile.
    template <class Store, class IdType>
    Result<EntryOf<Store, IdType>> find(Store& store, const EntryVersion<IdType>& seen) const
    {
        const auto found = permitted_entry(store, actor_, action_, seen.id, now_);
        if (!found) return found.error();
        EntryOf<Store, IdType> entry = *found;
        entry.version = seen.version;
        return entry;
    }

    /// Stores a new entry. `told` goes into the audit trail: "change=team.added".
    template <class Store, class Entry>
    Result<Entry> add(Store& store, Entry entry, const char* told) const
    {
        const auto added = store.add(entry);
        if (!added) return added.error();
        record(entry.id.text(), told);
        return entry;
    }

    /// Stores what has become of an entry, and gives it at its new version.
    template <class Store, class Entry>
    Result<Entry> save(Store& store, Entry entry, const char* told) const
    {
        const auto version = store.save(entry);
        if (!version) return version.error();
        entry.version = *version;
        record(entry.id.text(), told);
        return entry;
    }

    /// Stores the entry that was found, if it was, as one that is no longer offered.
    template <class Store, class Entry>
    Result<Entry> deactivate(Store& store, const Result<Entry>& found, const char* told) const
    {
        if (!found) return found.error();
        Entry entry = *found;
        entry.active = false;
        return save(store, entry, told);
    }

    /// The same, as one that is offered again.
    template <class Store, class Entry>
    Result<Entry> reactivate(Store& store, const Result<Entry>& found, const char* told) const
    {
        if (!found) return found.error();
        Entry entry = *found;
        entry.active = true;
        return save(store, entry, told);
    }

private:
    void record(const std::string& id, const char* told) const
    {
        audit(work_, actor_, now_, {.action = action_, .object = id, .detail = told});
    }

    UnitOfWork& work_;
    const Actor& actor_;
    Instant now_;
    Action action_;
};

}  // namespace quorate::core
