import { useState } from "react";
import { dataSets } from "../../experiment/knownDataSets";
import { experimentOnOther } from "../../experiment/otherData";
import { openExperiment } from "../../state/actions/experiment";
import { useLatestState, useModels } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Select } from "../../widgets/Select";

const options = dataSets.map(({ name, title }) => ({ value: name, label: title }));

/** Opens an experiment whose images are not here on a data set that the page has. */
export function OtherData() {
  const models = useModels();
  const latest = useLatestState();
  const [name, setName] = useState(dataSets[0].name);
  const open = () => {
    const description = dataSets.find((each) => each.name === name) ?? dataSets[0];
    openExperiment(models, experimentOnOther(latest().experiment, description));
  };
  return (
    <>
      <Select name="Data set to open the experiment on" value={name} options={options} onChange={setName} />
      <Button onClick={open}>Open it on this set</Button>
    </>
  );
}
