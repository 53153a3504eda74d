/** Why a filter is no filter, in libpcap's words; without words it is its syntax error. */
export class Refusal {
  constructor(readonly message?: string) {}
}
