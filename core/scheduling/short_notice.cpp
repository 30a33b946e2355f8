#include "core/scheduling/short_notice.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace quorate::core {

void put_short_notice_last(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           SlotSearchOptions options,
                           Date first,
                           SlotSearch& search)
{
    std::vector<Slot>& slots = search.found.slots;
    const auto is_short = [&](const Slot& slot) { return is_at_short_notice(search, slot); };
    if (std::ranges::none_of(slots, is_short)) return;
    options.not_before = first;
    const auto later =
        search_slots(work, tools, actor, search.needs.case_id, search.needs.type, options);
    if (!later) return;
    std::vector<Slot> all = later->found.slots;
    std::ranges::copy_if(slots, std::back_inserter(all), is_short);
    if (all.size() > options.want) all.resize(options.want);
    slots = std::move(all);
}

}  // namespace quorate::core
