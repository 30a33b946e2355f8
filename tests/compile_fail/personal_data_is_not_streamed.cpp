// Says: invalid operands to binary expression
#include <sstream>

#include "core/support/private.hpp"

void write(std::ostringstream& out, const quorate::core::PersonName& name)
{
#ifdef MUST_NOT_COMPILE
    out << name;
#else
    out << name.reveal();
#endif
}
