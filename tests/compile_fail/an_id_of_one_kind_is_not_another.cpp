// Says: no matching function for call to
#include "core/support/id.hpp"

bool same_child(const quorate::core::ChildId& one, const quorate::core::ChildId& other);

bool compare(const quorate::core::ChildId& child, const quorate::core::MeetingId& meeting)
{
#ifdef MUST_NOT_COMPILE
    return same_child(child, meeting);
#else
    return same_child(child, child) && meeting.empty();
#endif
}
