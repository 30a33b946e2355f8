// Says: ignoring return value of function declared with
#include "core/support/result.hpp"

quorate::core::Result<int> decide();

int act()
{
#ifdef MUST_NOT_COMPILE
    decide();
    return 0;
#else
    return decide().has_value() ? 1 : 0;
#endif
}
