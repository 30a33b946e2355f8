// Says: no matching conversion for functional-style cast
#include <string>

#include "server/log/log.hpp"

quorate::server::LogValue value_of(const std::string& typed)
{
#ifdef MUST_NOT_COMPILE
    return quorate::server::LogValue(typed);
#else
    return quorate::server::LogValue(typed.size());
#endif
}
