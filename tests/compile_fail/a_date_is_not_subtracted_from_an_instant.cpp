// Says: invalid operands to binary expression
#include "core/support/clock.hpp"

auto between(quorate::core::Instant instant, quorate::core::Date date)
{
#ifdef MUST_NOT_COMPILE
    return instant - date;
#else
    return (instant - instant) + (date - date);
#endif
}
