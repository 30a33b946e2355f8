// Says: no viable overloaded
#include "core/support/private.hpp"

void change(quorate::core::PersonName& name, const quorate::core::PostalAddress& address)
{
#ifdef MUST_NOT_COMPILE
    name = address;
#else
    name = quorate::core::PersonName{address.reveal()};
#endif
}
