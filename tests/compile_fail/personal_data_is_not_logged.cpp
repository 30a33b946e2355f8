// Says: no matching conversion for functional-style cast
#include "server/log/log.hpp"

#include "core/support/id.hpp"
#include "core/support/private.hpp"

void note(const quorate::core::MeetingId& meeting, const quorate::core::Email& email)
{
    using quorate::server::LogField;
#ifdef MUST_NOT_COMPILE
    const LogField field{"to", quorate::server::LogValue(email)};
#else
    const LogField field{"meeting", quorate::server::LogValue(meeting)};
#endif
    static_cast<void>(field);
    static_cast<void>(email);
    static_cast<void>(meeting);
}
